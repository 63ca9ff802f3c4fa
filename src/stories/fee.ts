import type { Story } from './story.ts'

/** 上海: a company made money the price of its stamp. Here it is paid under protest, claimed back, and given back. */
export const fee: Story = {
  name: 'fee',
  title: { zh: '上海：盖章先交费，保留意见交了再要回来', en: 'Shanghai: money for a stamp, paid under protest and given back' },
  source: '上海一起收费纠纷的报道：物业以收取管理费、押金作为配合安装的条件',
  told: '物业收了钱才肯配合；没有服务、没有依据的收费站不住脚。',
  assumed: [
    '报道里的金额是1200元和4000元；这里的2000元、日期和小区是假定',
    '先保留意见交费、再要求退还，物业退还，是按本系统的做法演示，报道里怎样收场没有写',
    '没有按上海的规定演示，按全国基线的平台默认',
  ],
  place: {
    district: { code: '310112', nameZh: '闵行区', nameEn: 'Minhang District' },
    pack: 'national-baseline',
    compound: '闵行某小区',
    company: '上海某物业服务有限公司',
    community: null,
    centre: '闵行区物业服务指导中心',
    garageLevel: 'ground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(1)
    await stage.does('property.offerConditions', { conditions: [{ kind: 'DEPOSIT_OR_FEE', words: '先交管理费2000元' }] })
    const [demanded] = (await stage.sees('owner')).grounds
    stage.expects(
      '业主当场读到：没有服务、没有依据的收费不被认可，并写明依据',
      demanded?.validity === 'N' && demanded.basis.length > 0,
    )
    await stage.does('owner.acceptUnderProtest', {})
    stage.expects(
      '保留意见接受：物业先欠着盖章材料，有时限',
      (await stage.sees('owner')).clocks.some(({ name, party }) => name === 'paperDue' && party === 'property'),
    )
    const obligationId = (await stage.sees('owner')).obligations[0]?.obligationId ?? ''
    const receipt = [await stage.uploads('owner', 'quote')]
    await stage.does('owner.reportExpense', { kind: 'fee', amountYuan: 2000, evidence: receipt })
    const documentId = await stage.uploads('property', 'consentPaper')
    await stage.does('property.givePaper', { paper: { documentId, form: 'sealedScan' } })
    const claim = { obligationId, amountYuan: 2000, evidence: receipt }
    await stage.does('owner.claimMoneyBack', claim)
    stage.expects(
      '轮到物业答复退还，有时限、有下一步；供电公司看不到',
      (await stage.sees('property')).nextStep.some(({ sentence }) => sentence.includes('需答复业主退还费用的要求，最晚')) &&
        (await stage.sees('grid')).nextStep.every(({ sentence }) => !sentence.includes('退还')),
    )
    await stage.isRefused('owner.claimMoneyBack', claim, 'CLAIM_WAITS')
    const record = (await stage.sees('owner')).moneyClaims[0]?.record ?? 0
    await stage.does('property.answerMoneyClaim', { record, pays: true })
    const owner = await stage.sees('owner')
    stage.expects('物业退还，在案；出证不受影响', owner.moneyClaims[0]?.answer === 'pays' && owner.paper !== null)
    stage.expects('钱的事供电公司看不到', (await stage.sees('grid')).moneyClaims.length === 0)
    await stage.cannotSee('neighbour')
  },
}
