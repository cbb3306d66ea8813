import AsyncHTTPClient
import NIOCore
import Logging
import NIOHTTP1
