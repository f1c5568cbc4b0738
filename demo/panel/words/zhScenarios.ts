import type { Words } from './en.js'

const told = (title: string, shows: string) => ({ title, shows })

/** Every scenario in Chinese, by its name. */
export const zhScenarios: Words['scenarios'] = {
  'payer-exact': told(
    '准确付款',
    '正常流程：等待、已发现、已确认、已付款；订单变为 Awaiting Fulfillment（待发货）。',
  ),
  'payer-too-little': told('付少了', '页面显示还差多少并继续等待；订单保持未付款。'),
  'payer-too-much': told('付多了', '订单已付款，多出的部分作为应退款项告知买家和店员。'),
  'payer-twice': told('付了两次', '两笔转账各计一次；第二笔被标为重复付款，应当退还。'),
  'payer-late': told('付晚了', '报价过期，页面提供新的报价；之后到账的钱仍然付清订单。'),
  'payer-two-parts': told('分两次付', '收到第一部分后页面要求付清余额；第二部分到账后订单已付款。'),
  'payer-two-chains': told(
    '从两条链付款',
    '两个网络上是同一个地址：每条链各付一半，付清同一笔订单。',
  ),
  'payer-exchange': told(
    '从交易所付款',
    '提现过几分钟（这里是几秒）才到账，还扣了 1 USDC 手续费：页面要求补足余额。',
  ),
  'payer-bridged-usdc': told(
    '付了桥接版 USDC',
    'USDC.e 不是 Circle 发行的 USDC：页面指出来，不计入，钱安全地留在地址上。',
  ),
  'payer-usdt': told('付了 USDT', '另一种美元：页面指出来，不计入，商家可以取回。'),
  'payer-ether': told('付了以太币', '以太币不留日志：系统查看余额时发现它，页面说明发生了什么。'),
  'payer-wrong-network': told(
    '在未提供的网络上付款',
    '那里的地址相同：款项被发现、指明并且安全，但不计入。',
  ),
  'payer-signature': told(
    '只签名，不付 gas',
    '买家有 USDC 但没有以太币：签名就够了，端点代为发送并支付费用。',
  ),
  'payer-contract-wallet': told(
    '用合约钱包付款',
    '钱包本身是合约（例如 Safe）：转账出自合约调用，照样计入。',
  ),
  'payer-rejects': told('在钱包里拒绝', '钱包拒绝了：什么都没有转出，页面可以再试一次。'),
  'payer-lacks-funds': told('余额不足', '账户里的 USDC 太少：钱包在发送之前就拒绝了。'),
  'payer-speeds-up': told('加速交易', '第一笔交易卡住，钱包用手续费更高的交易替换它：只计一次。'),
  'payer-closes-page': told('关闭页面', '没有人在看：端点照样发现这笔钱，订单变为已付款。'),
  'payer-returns-on-phone': told(
    '改用手机回来付款',
    '电子邮件里的链接在另一台设备上打开同一笔付款，地址和状态都在。',
  ),
  'chain-stops': told('链停止出块', '没有新区块：付款停在“已发现”，链恢复后继续。'),
  'chain-slow': told('链很慢', '每三秒一个区块：一切照常，只是晚一些。'),
  'chain-fast': told('一次出十个区块', '区块成批到来：下一次查看时付款就已确认。'),
  'chain-reorg-kept': told('链重组，付款仍在', '最后两个区块被替换，转账在新区块里：只计一次。'),
  'chain-reorg-dropped': told(
    '链重组，付款消失',
    '先发现，后来又不见了：页面重新等待，第二次付款付清订单。',
  ),
  'chain-reorg-after-paid': told(
    '“已付款”之后的深度重组',
    '商店接受订单后有八个区块被替换：订单保持已付款，并告知店员钱已不在。',
  ),
  'chain-transaction-dropped': told(
    '交易被丢弃',
    '发出了却没有上链：钱包的话不算数，付款继续等待。',
  ),
  'chain-transaction-replaced': told(
    '交易被另一笔替换',
    '钱包用同一序号的交易取消了它：没有到账，也不计入。',
  ),
  'chain-usdc-paused': told(
    'Circle 暂停 USDC',
    '转账失败，该网络停用并说明原因；恢复后可以继续付款。',
  ),
  'chain-payer-blacklisted': told(
    'Circle 把付款人列入黑名单',
    '转账在链上失败：没有到账，付款继续等待。',
  ),
  'provider-down': told('一个节点服务停机', '改问下一个：买家毫无察觉。'),
  'provider-slow': told('一个节点服务很慢', '每次回答晚一秒半：一切照常，只是晚一些。'),
  'provider-lagging': told('一个节点服务落后', '它比其他的落后六个区块：系统察觉后改读另一个。'),
  'provider-lying': told(
    '一个节点服务说谎',
    '它报告一笔从未发生的付款：其他节点都没有，所以绝不会算作已确认。',
  ),
  'provider-rate-limited': told(
    '一个节点服务限流',
    '每两次请求就有一次被 429 拒绝：由其他节点补上。',
  ),
  'provider-all-down': told(
    '所有节点服务都停机',
    '停机期间什么也看不到；期间的付款恢复后会被找到。',
  ),
  'merchant-refunds-all': told(
    '全额退款',
    '商店记录退款，商家钱包把钱退回；付款保持已付款，并注明订单有变动。',
  ),
  'merchant-refunds-part': told('部分退款', '付多了：商店记录退回五美元，由商家钱包转出。'),
  'store-429': told('商店限流', 'BigCommerce 回答 429 并给出等待时间：端点等待之后再来。'),
  'store-500': told('商店出错', 'BigCommerce 回答 500：反复通知直到被接受，订单只移动一次。'),
  'store-slow': told('商店很慢', 'BigCommerce 每次回答要三秒：在完成之前页面显示“已确认”。'),
  'store-order-edited': told(
    '订单被修改',
    '店员加了 10 美元的商品：页面要求新的总额，补足余额后付清。',
  ),
  'store-order-canceled': told(
    '订单被取消',
    '店员取消了订单，钱还是来了：订单保持取消，全部应当退还。',
  ),
  'store-paid-otherwise': told(
    '订单以其他方式付清',
    '店员收了银行转账并移动订单；之后到来的 USDC 标为应退。',
  ),
  'store-webhook-lost': told(
    '商店的 webhook 丢失',
    '店员取消订单却没有通知端点：端点自己查看订单列表时发现。',
  ),
  'store-webhook-doubled': told(
    '商店的 webhook 来了两次',
    '每件事都通知两遍，没有一件事发生两次。',
  ),
  'store-webhook-forged': told(
    '有人伪造 webhook',
    '签名或密钥错误的 webhook 被拒绝；付款照常进行。',
  ),
  'webhook-down': told('商家系统停机', '它回答 503：webhook 会再来，不会丢失，事件顺序不变。'),
  'webhook-slow': told('商家系统很慢', '每次要四秒：买家毫无察觉，事件晚一些到。'),
  'webhook-wrong-secret': told(
    '商家系统的密钥错误',
    '签名都不对，所以它回答 401；换上正确的密钥后全部重新送达。',
  ),
  'endpoint-killed': told(
    '端点中途被强行终止',
    '在“已发现”之后终止并重新启动：页面显示正在重新连接，然后直到已付款。',
  ),
  'endpoint-away': told('付款时端点不在', '端点停止期间钱到了：它一回来就会找到。'),
}
