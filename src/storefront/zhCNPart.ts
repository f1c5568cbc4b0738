import { deliverPart } from '../element/loadPart.js'
import { zhCN } from '../lang/zh-CN.js'

deliverPart(zhCN)
