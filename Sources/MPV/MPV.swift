import CMPV
