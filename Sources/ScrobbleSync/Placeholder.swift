import GRDB
import ServiceLifecycle
import TraktAPI
