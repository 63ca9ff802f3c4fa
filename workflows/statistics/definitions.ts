import type { Definition } from './figure.ts'

/**
 * The definitions of the figures, as readers see them. The exact treatment of ties, late records, rests and reopened cases
 * is in the comment of the function that computes each. A published text never changes (a test holds its fingerprint): what
 * is counted otherwise gets a new version beside the old one.
 */
export const definitions = {
  stageWaiting: {
    id: 'stage.waiting',
    version: 1,
    text: {
      zh: '截至当日日终，已进入某环节、尚未离开的件数，按环节和持有方统计，并列出家庭数（同一人同一车位的多次申请合并为一户）。同一环节、同一持有方内换步骤、换单位，不算离开；当天进入当天离开的不计入；时限暂停期间照常计入；已办结的案件没有停留，重新启动后另起一次停留。',
      en: 'Requests that have come to a stage and not left it by the end of the day, by stage and holder; beside it the number of families (requests of one person for one space are one). A change of step or organisation with the same holder in the same stage is no leaving; in and out on one day is not waiting; a resting clock changes nothing; closed cases have no stay, a reopened one begins a new stay.',
    },
  },
  stageFlow: {
    id: 'stage.flow',
    version: 1,
    text: {
      zh: '统计期内（含首日和末日）进入和离开某环节的次数，按事情发生之日计。期内既进入又离开的，两边各计一次。期初等待数加进入数减离开数，等于期末等待数。',
      en: 'How often a stage was entered and left in the period, first and last day included, by the day on which it happened. Entered and left in the period counts in both. What waited before, plus entered, minus left, is what waits at the end.',
    },
  },
  stageStay: {
    id: 'stage.stay',
    version: 1,
    text: {
      zh: '一次停留的长度，不论因何离开。用卡普兰–迈耶法估计，包括截至当日全部停留（不限于统计期），未离开的按截至当日截尾。起算日不计，当天进入当天离开计零天；同一天先计离开、后计截尾；时限暂停的天数不扣除；案件录入系统之前已开始的停留，从录入之日起才进入观察，录入前已结束的不计入并单列。“中位数”“九成分位”分别是一半、九成已离开的天数，达不到时不给数。日历日和工作日分别给出。不能用来说明某种结果的概率，也不按单位给出。',
      en: 'How long one stay lasts, whatever ends it: Kaplan–Meier over all stays known on the day (not only those of the period), open ones censored. The start day is not counted, in and out on one day is 0 days; leavings count before censorings of the same day; rests of the clock are not taken out; a stay begun before its case was recorded is observed from the recording on, one over by then is left out and counted apart. Median and p90: days by which half and nine in ten have left; not given if not reached. In calendar days and in working days. Says nothing about the probability of any particular end, and is not given by organisation.',
    },
  },
  stageAge: {
    id: 'stage.age',
    version: 1,
    text: {
      zh: '现有未离开的停留已经等待天数的中位数（偶数个取中间两个的平均）；并列出只从案件录入之日起算的数。这是现有积压的“年龄”，不是办理时长：拖得久的更容易出现在积压里。',
      en: 'Median age of the stays that are open on the day (of an even number the mean of the middle two); beside it the age counted from the recording of the case only. It is the age of what waits, not a duration: what lasts long is met more often among the waiting.',
    },
  },
  stageLoops: {
    id: 'stage.loops',
    version: 1,
    text: {
      zh: '回流：同一案件再次回到同一环节、同一持有方的次数；同一户重新申请后再次到达的案件数另计。停留中换步骤、换单位不算回流；当天离开又回来、重新启动后回来，都算。',
      en: 'Returns of a case to the same stage with the same holder; further cases of the same family that came there are counted apart. A change of step or organisation inside a stay is no return; leaving and coming back on one day is, and so is coming back with a reopened case.',
    },
  },
  stageTotal: {
    id: 'stage.total',
    version: 1,
    text: {
      zh: '一户在某环节由某一方持有的总天数，历次停留相加（重新申请的合并）。算法同“holder.total”，只计这一环节。',
      en: 'Days for which a family was held in one stage by one party, all stays together (refilings joined). Computed as holder.total, for this stage alone.',
    },
  },
  holderTotal: {
    id: 'holder.total',
    version: 1,
    text: {
      zh: '一户由某一方持有的总天数：所有环节、所有线路、历次停留合计，重新申请的合并，同一天只计一天。单位是户。用卡普兰–迈耶法估计：截至当日仍由该方持有的按截尾处理；不在该方手里的，按已有总天数计，以后再回来还会增加。录入前自述的天数不进入观察。“合计”是全部天数之和，含自述的和未结束的。',
      en: 'Days for which a family was held by one party, over all stages, tracks and stays, refilings joined, each day once. Unit: family. Kaplan–Meier: censored if the party holds it on the day; otherwise the total counts as it stands, and a later return adds to it. Days declared for the time before the recording are not under observation. The sum holds all days, declared and open ones included.',
    },
  },
  familyWhere: {
    id: 'family.where',
    version: 1,
    text: {
      zh: '提出申请的家庭，在首次申请后第若干个日历日日终各在哪里：每一百户中，物业不同意后停在业主手里、等物业（含代为出证的单位）、等消防、等供电、等中心、等局、等业主、等其他方、施工、已通电、目前不可行、改用他法、放弃、因其他原因结束的各占多少。同一人同一车位的多次申请合并为一户。用阿伦–约翰森法估计：未办结的计入，按截至当日截尾；录入系统之前已开始的，从录入之日起才进入观察。一户只计在一处：书面同意一线未定的看该线在谁手里，已定的看最早的技术核查在谁手里，再看施工，再看结果。办结后重新启动或再次申请的，其间计为放弃。区间按小区聚类计算（95%），只有一个小区的不给区间。没有观察到那么久的，不给数。',
      en: 'Of the families who asked, where they are at the end of a number of calendar days after the first request: told no by the company and with the owner, waiting on the company (or who issues in its place), on fire, on the grid, on the centre, on the bureau, on the owner, on others, in the works, running, infeasible at present, diverted, given up, ended otherwise. Requests of one person for one space are one family. Aalen–Johansen: open ones are inside and censored on the day; what began before the record is observed from its recording on. A family is in one place: where its consent waits; if that is settled, where the earliest technical check waits; then the works; then its end. Closed and reopened or filed again, it had given up in between. Bands (95 %) by compound; none from a single one. Not given where nobody was followed so long.',
    },
  },
  familyStuck: {
    id: 'family.stuck',
    version: 1,
    text: {
      zh: '截至当日日终仍在等待、并且“卡住”的家庭。有下列情形之一的算卡住：已过时限（有约束力的时限与平台参考时间分列；物业答复时限到期后仍未自己答复的，无论案件后来在谁手里，都算一直沉默）；二十个工作日没有任何一方登记任何事情（系统自动记录的不算）；第三次回到同一环节、同一持有方；所等的公共事项已到报告日而没有报告。暂停中的时限不算已过。同一人同一车位的多次申请合并为一户，一户可以同时有几种情形，从最早的一种开始之日起算卡住。按现在持有方分组，持有不等于责任。',
      en: 'Families that wait at the end of the day and are stuck: past a clock (times that bind and reference times apart; a company that has not answered itself after its time ran out is silent on, whoever holds the case by then); or no event recorded by anybody for 20 working days (what the system does by itself is none); or back at the same desk for the third time; or waiting on a matter whose report is due and has not come. A resting clock is not past. Requests of one person for one space are one family; it can be stuck for several reasons and is so from the first of them. Grouped by who holds it now, which is not who is to blame.',
    },
  },
  stuckBecause: {
    id: 'family.stuckBecause',
    version: 1,
    text: {
      zh: '“family.stuck”里卡住的家庭，各自因谁停在现在的地方：最近一次使其停在此处的理由、沉默（到期未办）、退回、核查结论或阻挠是谁作出的，这一户就计在谁名下（算法同“family.accounts”的“因何到此”）。理由计在提出该理由的一方，并分别列出经核查不成立、经核查成立、未经核查各多少：计在名下不等于有责任，成立的理由说的是车库和变压器的实际情况。没有上述情形的是正常办理，计在现在持有的一方。单位是户，一户只计一方；同时提出几条理由的，分项里可以出现几次。',
      en: 'The families of family.stuck by because of whom each is where it waits: who raised the last ground, let the last time run out, returned the papers, made the finding or the obstruction that sent it there (as the cause of family.accounts has it). A ground stands with whoever raised it, told apart by whether it was tested and fell, was tested and upheld, or was not tested: standing here is no blame, and a ground that was upheld says how the garage and the transformer are. Without any of these it is the ordinary course, with whoever holds the family. Unit: family, each with one party; one to which several grounds were stated at once can be in several of the parts.',
    },
  },
  familyChanges: {
    id: 'family.changes',
    version: 1,
    text: {
      zh: '与所比之日日终相比，截至当日日终有什么不同：新提出申请的家庭、所在位置改变的家庭（从哪里到哪里，位置的算法同“family.where”）、新卡住的和不再卡住的家庭（“卡住”同“family.stuck”）。两天都按同一份记录计算，其间才得知的旧事不算变化。单位是户。',
      en: 'What is otherwise at the end of the day than at the end of the day it is compared with: families that asked since, families that are in another place (from where to where; places as in family.where), families newly stuck and no longer stuck (as in family.stuck). Both days are read off one record: what was only learnt in between is no change. Unit: family.',
    },
  },
  familyAccounts: {
    id: 'family.accounts',
    version: 1,
    text: {
      zh: '各户截至当日日终已经等待的全部天数，同一天记三本账：在谁手里、等谁答复、因何到此。“因何到此”指最近一次使其停在此处的理由、沉默、退回、核查结论或阻挠：理由或沉默一直算到这一线重新开始或办妥；经核查不成立的理由，其天数转记提出该理由的一方；未经核查或成立的，记在持有方；沉默、退回、核查结论、阻挠记在作出的一方；没有上述情形的是办理流程本身，记在持有方。单位是户，未办结的和已办结的都计入；一天属于该户当日日终所在之处；同时等几方的、同时提出几条理由的，平分这一天。三本账的总天数相等。录入系统之前自述的天数另列。没有在办案件的日子不计。',
      en: 'All days for which families have waited by the end of the day, each day in three accounts: who held the request, whose answer was awaited, what sent it there. The cause is the last ground, silence, return, finding or obstruction that did; a ground or silence goes on as the cause until the track begins afresh or is settled. A ground that was tested and fell moves its days to who raised it; one that stands or was not tested leaves them with the holder; silence, return, finding and obstruction are charged to who made them; without any of these it is the procedure itself, charged to the holder. Unit: family, open and finished ones. A day belongs to where the family is at its end; several awaited parties, and grounds stated at once, share it equally. The three accounts add up to the same. Days declared for the time before the record are named apart. Days without an open case are in none.',
    },
  },
  processMap: {
    id: 'process.map',
    version: 1,
    text: {
      zh: '截至当日已提出的全部申请，从哪个环节到了哪个环节、各走了多少次。同一环节内换步骤、换持有方不算走一步；来回走的，走几次算几次；还没有离开的不在路线里，记为“在此等待”。路线上的天数是走这条路线的那些停留的中位数，只含已离开的，不是该环节要多久。',
      en: 'Of all requests filed by the day: from which stage to which they went, and how often. A change of step or holder inside a stage is no way; a loop is counted as often as it was gone; what has not left is in no way and counted as waiting. The days of a way are the median of the stays that ended by it, finished ones only: not how long the stage takes.',
    },
  },
  waitingCurve: {
    id: 'waiting.curve',
    version: 1,
    text: {
      zh: '若干天后仍在等待的比例，不论因何结束（卡普兰–迈耶法，未结束的计入、按截至当日截尾）。不指定环节时单位是户：从首次申请到最后一件案件结束，同一户两次申请之间的天数计入；指定环节时单位是在该环节的一次停留（算法同“stage.stay”）。录入系统之前已开始的，从录入之日起才进入观察，录入前已结束的不计入。区间按小区聚类计算（95%），只有一个小区的不给区间。车库、变压器、建成年份、规则包按现在的记载。各组差异用对数秩检验，把小区整体重新分组一百九十九次得出概率；只有一组的、同一小区分在几组的、超过两万件的，不作检验。不能用来说明某种结果的概率。',
      en: 'The share that still waits after so many days, whatever ends the waiting (Kaplan–Meier; open ones inside, censored on the day). Without a stage the unit is the family: from its first request to the end of its last case, days between two requests inside; with a stage it is a stay in that stage (as stage.stay). What began before the record is observed from its recording on; over by then, it is in no curve. Bands (95 %) by compound; none from a single one. Garage, transformer, year of completion and rule pack as on record now. Differences between groups: log-rank, with whole compounds dealt out anew 199 times; not tested for one group, where a compound lies in several, or for more than 20,000 units. Says nothing about the probability of a particular end.',
    },
  },
  companyAnswers: {
    id: 'company.answers',
    version: 2,
    text: {
      zh: '在至少三个小区有至少二十件申请的企业（总公司与其各分公司、项目公司合并为一家），各自到首次明确答复要多久（算法同“answer.time”，未答复的计入），并列出其申请的构成（地下车库、专用变压器、情况不明各占多少）。漏斗图比较送达后第十个工作日日终仍未得到其自己答复的比例：已答复的和观察满十个工作日的计入，此前因其他原因结束的、不满十个工作日的、录入前已送达的不计入。图中的界限（95%和99.8%）是各企业全都一样时单凭偶然会落入的范围；“收缩后的比例”按件数多少向总体靠拢；另给假发现率。按代号排列，不排名次。界限以内的企业之间，谁好谁差没有说法。车库和变压器按现在的记载。',
      en: 'Of each company with at least 20 requests in at least 3 compounds, a head office and its branches being one: how long it takes to its own first definite answer (as answer.time, the silent inside), and beside it the kind of requests it has (underground garages, private transformers, unknown facts). The funnel compares the share without its own answer at the end of the 10th working day after service: answered ones and those followed for ten working days are in it; those that ended otherwise before, younger ones, and those served before their case was recorded are not. The limits (95 % and 99.8 %) are where companies would lie by chance alone were all alike; the shrunken share is drawn towards that of all, the more the fewer requests there are; with it the false-discovery rate. Sorted by id, never ranked: inside the limits nothing says which of two is better. Garage and transformer as on record now.',
    },
  },
  cohortReached: {
    id: 'cohort.reached',
    version: 1,
    text: {
      zh: '某个月首次提出申请的家庭，在九十个、一百八十个日历日内各有多少到达：物业审核、物业自己的明确答复、书面同意办妥（当日日终申请仍在办、且不再等待同意）、进入施工、通电。只有全月所有家庭都已观察满该天数的月份才列出。同一人同一车位的多次申请合并为一户；每一步各计一次，此后如何不论；可以不经前一步到达后一步。录入系统之前已开始的，不计入并单列。区间按小区聚类计算（95%）。',
      en: 'Of the families who asked first in a month, how many had reached within 90 and within 180 calendar days: the company’s review, the company’s own definite answer, settled consent (a day at whose end the request goes on and no consent is awaited), the works, energised. A month is shown only when all its families were followed for that number of days. Requests of one person for one space are one family; each step counts once, whatever came after; one can be reached without another. What began before the record is left out and counted apart. Bands (95 %) by compound.',
    },
  },
  publicWhere: {
    id: 'public.where',
    version: 1,
    text: {
      zh: '某个月首次提出申请的家庭，在首次申请后第三十、九十、一百八十个日历日日终在哪里：已通电、还在等、物业不同意后停在业主手里、放弃、目前不可行、其他。全月所有家庭都观察满一百八十天的当月月末公布，只公布一次，按月末已知情况；同一人同一车位的多次申请合并为一户。按区县、车库、建成年份各列一次，是同一批家庭。一至四户的数不公布；能由别的数推算出来的，再多隐去若干个数。',
      en: 'The families who asked first in a month, and where they were at the end of the 30th, 90th and 180th calendar day after the first request: running, waiting, told no and with the owner, given up, infeasible at present, otherwise. Published once, at the end of the month in which all of them were followed for 180 days, as known then; requests of one person for one space are one family. By district, by garage and by year of completion: the same families three times. Counts of one to four are withheld, and further ones wherever those could be worked out from the rest.',
    },
  },
  publicEnds: {
    id: 'public.ends',
    version: 1,
    text: {
      zh: '本月登记办结的案件，按区县和结果。每个办结只在登记它的那个月计一次；只有“已通电”是办成。一至四件的数不公布；能由别的数推算出来的，再多隐去若干个数。',
      en: 'Cases whose end was recorded in the month, by district and end. Each end counts once, in the month of its recording; only energised is solved. Counts of one to four are withheld, and further ones wherever those could be worked out from the rest.',
    },
  },
  publicReasons: {
    id: 'public.reasons',
    version: 1,
    text: {
      zh: '本月提出的不同意理由（含附加条件），按理由代码，每提出一次计一次，按月末已知情况。提出不等于成立。一至四次的数不公布；能由别的数推算出来的，再多隐去若干个数。',
      en: 'Grounds and conditions stated in the month, by code, each statement once, as known at its end. Stated is not upheld. Counts of one to four are withheld, and further ones wherever those could be worked out from the rest.',
    },
  },
  publicWaiting: {
    id: 'public.waiting',
    version: 1,
    text: {
      zh: '月末日终在各环节等待的件数，按环节和持有方，不分区县，四舍五入到五的倍数，不列合计：这样由相邻两个月的数推算不出当月来了几件、走了几件。',
      en: 'What waits in each stage at the end of the month, by stage and holder, over all districts, rounded to a multiple of five and without a total: so what came and went cannot be worked out from two months.',
    },
  },
  matterFrees: {
    id: 'matter.frees',
    version: 3,
    text: {
      zh: '每件未办结的小区公共事项：现在等它的家庭数，与它有关、因目前不可行而结束的家庭数，两者合计（同一户只计一次）是办成后能解开的户数；登记的费用（从低到高）除以户数，是解开一户要多少元。按高限每户费用从少到多排列，没有登记费用的排在后面。报告到期未报的注明。申请前预检得到“目前还不行”而没有提出申请的，不计入，见“space.neverAsked”。过去的日子按当日已有的记载。',
      en: 'Of every open matter of a compound: the families that wait on it now and those that have to do with it and ended as infeasible at present; together (each once) they are the families it frees. The cost on record, from low to high, divided by them is what one family costs. Sorted by the high end of that, the least first; without a cost after all others. A report that is due and has not come is named. Who was told “not yet” by the check before filing and never filed is not counted here but in space.neverAsked. Of a past day: as it was on record then.',
    },
  },
  ledgerForecast: {
    id: 'ledger.forecast',
    version: 3,
    text: {
      zh: '每台有申请的变压器：按台账已建和已保留的计算现有负载率，在限额以内、排在所有已占位和等待的之后还能容纳几台7千瓦的桩；按最近一百八十天的申请数推算哪天用满（截至当日＋还能容纳的台数×180÷申请数）。早、晚两个日期只是申请快慢的95%范围（泊松分布，拜尔近似），不含别的不确定。已经用满的为当日；这些天没有申请的，或者额定容量、峰值不明的，不给日期。逐月的负载率按同样的快慢、用台账自己的算法逐台加上去，画二十四个月，用满以后不再增加。过去的日子按当日的台账。',
      en: 'Of every transformer with requests: the load with all that are built or kept, how many more piles of 7 kW fit under the limit behind all that are there or wait, and the day on which it is full at the rate of the last 180 days (the day + fits × 180 ÷ filings). The earlier and the later day are the 95 % range of that rate alone (Poisson, Byar’s approximation). Full already: the day itself; no filing in these days, or rating or peak not known: no day. The load month by month, for 24 months, adds piles at the same rates by the ledger’s own sum; once full it grows no more. Of a past day: the ledger of that day.',
    },
  },
  officeLoad: {
    id: 'office.load',
    version: 1,
    text: {
      zh: '每个单位截至当日日终手里有多少次停留（算法同“stage.stay”，记在现在持有或最后持有的单位），最近二十八天进来、出去各多少，最早的一件从哪天起在这里，现有各件已等日历日的中位数（不是办理时长）。“清完要几天”是按这些天出去的快慢、不再进来时的天数，只是快慢，不是承诺。业主不算单位。负荷大小不说明谁勤谁懒。',
      en: 'What lies with each office at the end of the day (stays as in stage.stay, with who holds them now or held them last), what came and went in the last 28 days, since when the oldest lies there, and the median age of what lies there in calendar days (not a duration). Days to clear: at the pace of these days, nothing more coming: a pace, no promise. Owners are no office. Load says nothing of diligence.',
    },
  },
  officeConduct: {
    id: 'office.conduct',
    version: 2,
    text: {
      zh: '截至当日，各单位办理时留下的痕迹，每个数都与它的总数并列：材料核验时要求补件几次、其中几次在核验的最后一日；物业申请延长答复几次、业主同意几次；提出过理由的案件几件、其中在另一天又提出理由的几件；同意几次、事后收回或提出收回几次；有更早的申请已等满十个工作日而后来的几件、其中在下一个工作日前就得到答复的几件；消防和供电类理由几条、其中在该企业已申报自己经营充电的小区几条；不附书面材料而按“已解决”结束的协调几次、业主否认几次；答复几次、其中登记日比答复日晚、超过规则规定天数的几次；登记调解不成几次、其中在双方都同意调解后五个工作日内的几次；从别的企业接手小区几个、其中来自把至少两个小区全部交给它、自己一个不留的企业的几个（第2版）。企业的单位是申请（算法同“answer.time”），中心的单位是其所办的事。这些只是痕迹，不是结论：最后一天确实可能还缺材料，后来的先答复也可能有正当原因，全部接手可能是换了登记继续经营，也可能是各小区都选了它；小区由谁管理按现在的登记。按名称排列，不排名次。',
      en: 'What is left behind by how each office goes about its cases, each count beside what it is a part of: papers asked for at the check, and on its last day; extensions of the reply asked for, and agreed to; cases with grounds, and those in which another ground came on another day; yeses, and how often one was taken back or tried to be; requests that came while an earlier one of the compound had waited ten working days, and of these answered by the next working day; grounds of fire and supply, and of these in compounds where the company declared a charging business of its own; coordinations closed as solved without a paper, and denied by the owner; answers, and of these recorded later than the day they are said to be of by more working days than the rules let pass; mediations ended without agreement, and of these within five working days after both sides had agreed to sit down; compounds taken over from another company, and of these from one that gave up all it had, two at least, to this one alone (version 2). Unit of a company: request (as answer.time); of a centre: what it did. These are traces and no findings: a paper can be missing on the last day, and a later request be answered first for a good reason; whoever has all compounds of another may go on under a new registration, or was chosen in each. Who manages a compound: as registered now. Sorted by name, never ranked.',
    },
  },
  spaceNeverAsked: {
    id: 'space.neverAsked',
    version: 2,
    text: {
      zh: '截至当日从未有人为其提出过申请的车位，按小区，占该小区登记车位的比例。已提出的申请是经过筛选的：在门口就被告知办不成的人不在其中。没有申请不等于不想装：有多少车主有电动汽车，记录里没有。其中申请前预检得到“目前还不行”的另列：一个车位只计一次，从首次得到这一结果之日起，至今无人提出申请的才计入；没有指明车位的，同一车库同一天只计一次，不论有几人看过，所以是最少的数。不记录是谁看的。一至四的不给数，合计会泄露的也不给。车位数按现在的登记。',
      en: 'Parking spaces for which nobody has filed a request by the day, by compound, and their share of the spaces on record. Filed requests are a selection: who was told at the gate that it is hopeless is in none. A space without a request is no wish: how many owners have an electric car is not on record. Those whom a check before filing told “not yet” are named apart: a space counts once, from the first day it was told so, while nobody has asked for it; a look at a garage without a space counts once a garage and day, however many looked, and so is the least there were. Who looked is not kept. One to four are not given, nor a sum that would tell them. Spaces as registered now.',
    },
  },
  familyCost: {
    id: 'family.cost',
    version: 2,
    text: {
      zh: '截至当日提出过申请的家庭付出的代价：等待的月数（从首次申请到最后一件案件结束或截至当日的日历日，合计后除以三十）；被要求缴费的家庭数和金额、已缴的家庭数和金额（业主自己报告的，口头书面都算，未经核实，没有报告的不在其中）；因方案费用放弃的家庭数。另列各家庭等了多久（三十天为一月，未办结的仍会增加，单独标出）、被要求缴费的家庭各被要求多少元。同一人同一车位的多次申请合并为一户，未办结的计入。',
      en: 'What it has cost the families who asked by the day: months of waiting (calendar days from the first request to the end of the last case or to the day, summed, divided by 30); how many were asked for fees and how much, how many paid and how much (as owners reported, by word or in writing: claimed, not verified, and only as many as were reported); families that gave up because of the cost of the plan. With it how long each family has waited (months of 30 days; the open ones go on and are marked) and how much each family with fees was asked for. Requests of one person for one space are one family, the open ones inside.',
    },
  },
  pileSafety: {
    id: 'pile.safety',
    version: 2,
    text: {
      zh: '每一万桩年发生多少次隐患、起火、停用。单位是截至当日已通电的桩，从通电之日算到拆除之日或截至当日（天数除以365.25为年）。凡报告的隐患都计入，不论后来认定与否；起火是其中一种，也计入隐患；停用指被要求停止使用的次数。未获答复自行建成的桩不知从何时起使用，不计入。区间为95%（泊松分布，拜尔近似），一次没有也不等于零。另列仍在使用、但消防缺项或附加条件到当日无人确认已落实的桩数和项数。',
      en: 'Hazards, fires and suspensions per 10,000 pile-years. Unit: pile switched on by the day, its time running from that day to the day it was gone or to the day (÷ 365.25). Every reported hazard counts, found to be one or not; a fire is one of them; a suspension is a pile that was taken out of service. Piles built without an answer are in none: nobody knows since when they run. Ranges are 95 % (Poisson, Byar’s approximation): none is not nought. With it running piles with fire gaps or conditions that nobody had found put right by the day.',
    },
  },
  answerTime: {
    id: 'answer.time',
    version: 1,
    text: {
      zh: '从送达之日到该企业首次明确答复（同意、附条件同意、不同意、不阻拦但不出证）的天数，跨所有环节：转中心协调、调解、代出证都不算答复。未答复的按截至当日截尾；案件已结束或已从别处取得同意的，按该日截尾；此后仍作答复的，以答复为准。送达日不计，送达当日答复计零天；暂停、延期的天数不扣除，案件结束后又重新启动的，其间天数也不扣除。未获答复即结束、同一户又重新申请的，天数接着算，中间间隔不计；已答复后重新申请的，另算一件。案件录入系统之前已送达的，从录入之日起才进入观察。撤回的、被撤销的答复不算答复。',
      en: 'Days from service to the company’s first definite answer (yes, yes under conditions, rejection, no objection without paper), across all stages: escalation, mediation or a substitute paper is no answer. The silent are censored on the day; cases that were closed, or got consent otherwise, on theirs, unless the company answers later all the same. The day of service is not counted, an answer on it is 0 days; pauses and extensions are not taken out, nor the days for which a reopened case was closed. A case that ended unanswered goes on in the next case of the same family, the days between left out; filing after an answer is a new request. Service before the case was recorded is observed from the recording on. Recalled and struck answers are none.',
    },
  },
  answerUnanswered: {
    id: 'answer.unanswered',
    version: 1,
    text: {
      zh: '送达后第五、十、三十、九十个工作日日终仍未得到该企业自己答复的比例。给出两个数：一个把未获答复即结束的案件在结束日截尾（卡普兰–迈耶法），一个把它们一直算作未答复。没有案件被观察到那么久的，不给数。',
      en: 'Share without the company’s own answer at the end of the 5th, 10th, 30th and 90th working day after service. Two numbers: one censors cases that ended without an answer on that day (Kaplan–Meier), one counts them as unanswered throughout. Not given where no case was followed so long.',
    },
  },
  answerApart: {
    id: 'answer.apart',
    version: 1,
    text: {
      zh: '不属于沉默、单独列出的件：“未送达”指截至当日仍在送达环节的案件；“暂停中”指尚未答复、物业答复时限正在暂停的案件（已计入答复天数，在此注明）。',
      en: 'What is not silence, listed apart: unserved = cases still in the stage of service on the day; paused = unanswered requests whose reply clock rests (they are counted in the time to answer, and named here).',
    },
  },
  clockOverdue: {
    id: 'clock.overdue',
    version: 2,
    text: {
      zh: '（逾期后结束的＋未结束且已逾期的）÷（已结束的＋未结束且已逾期的）。有约束力的时限（法律、规范性文件、地方规定、服务承诺、法院文书，或当事人自己写明的日期）与平台参考时间分两栏，后者只说“超过参考时间”。截止日当天不算逾期；截止日以最后一次告知的为准，含延期和暂停。到期无人答复的、逾期后因案件转出或办结而终止的，算逾期；期内终止的、未到期的、暂停中的、权利期满的，不计入，另列。事后查明按时答复的算按时，并逐件列出。同时给出逾期总天数、最长天数和分档；物业答复时限到期后，逾期天数算到该企业自己答复为止，其他到期即转的时限天数不详，只计件数。',
      en: '(Ended late + open and late) / (ended + open and late). Clocks that bind (statute, normative document, local rule, promise, a court paper, or a day that the parties wrote themselves) and reference times of the platform in two columns; the latter are only “past the reference time”. On the due day nothing is late; the due day is the last one told, extensions and pauses included. Ran out without an answer, or fell away after the due day because the case moved or closed: overdue. Fell away in time, not yet due, resting, or a right that lapsed: in neither, listed apart. What turned out to have been answered in time counts as in time and is listed. With it the total and longest days and steps of severity; after a company’s reply clock ran out its days go on to its own answer, those of other clocks that moved the case on are not known and only counted.',
    },
  },
  groundVerification: {
    id: 'ground.verification',
    version: 2,
    text: {
      zh: '统计期内提出的每一条理由（含附加条件），按理由代码统计：提出数、举证数（出示了规则要求的文件）、无需举证数（规则不要求文件，出示什么文件都不算举证）、被质疑数、经核查数（消防、供电、第三方或法院的结论），其中成立和不成立各多少；无法由核查认定的、等待核查的、无人要求核查的分别列出。中心的意见只是看法，不算核查。只有被质疑的理由通常才会核查，所以不给出“错误理由占比”。',
      en: 'Every ground (and condition) stated in the period, by code: stated, documented (a document the rules ask for was shown), none asked (the rules ask for no document, so none can bear it out), contested, tested (by a finding of fire or grid, a third party or a court), of these upheld and fallen; apart from them those that no finding can settle, those waiting for one, and those nobody asked about. An opinion of the centre is a view, not a test. As a rule only contested grounds are tested, so no share of wrong grounds is given.',
    },
  },
} as const satisfies Record<string, Definition>
