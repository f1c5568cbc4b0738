import { deliverPart } from '../element/loadPart.js'
import { coreZhCN } from '../lang/core.zh-CN.js'

deliverPart(coreZhCN)
