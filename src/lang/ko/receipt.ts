import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Korean. */
export const receiptKo: ReceiptMessages = {
  receipt: '영수증',
  receiptOrder: '주문',
  receiptTotal: '주문 합계',
  receiptReceived: '받은 금액',
  receiptTime: '상점 승인 시각',
  receiptTransfer: '{network} 거래',
  receiptNewTab: '새 탭에서 열립니다',
  receiptSigned: '상점의 결제 서비스가 서명함',
  receiptSave: '영수증 저장',
  receiptPrint: '영수증 인쇄',
  receiptFailed: '영수증을 불러오지 못했습니다. 결제는 완료되었습니다.',
  receiptRetry: '영수증 다시 불러오기',
}
