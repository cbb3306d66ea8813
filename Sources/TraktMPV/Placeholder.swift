import TOMLKit
import ScrobbleSync
import CQREncode
