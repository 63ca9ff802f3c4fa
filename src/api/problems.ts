import { z } from 'zod'
import { refusalCodes } from '../../workflows/case/refusals.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { matterRefusalCodes } from '../../workflows/matter/refusals.ts'
import { paperProblems } from './paper-problems.ts'

/**
 * Every problem the HTTP surface can answer with, beside the refusals of `workflows/case/refusals.ts`. Codes are stable
 * for ever; `problems.md` and the description are written from this table, and tests hold it against what is thrown.
 */
export const problems = {
  BODY_MALFORMED: [
    400,
    '请求内容不是有效的 JSON。',
    'The body is not valid JSON.',
    '请检查格式后重新提交。',
    'Check the format and send it again.',
  ],
  REQUEST_MALFORMED: [
    400,
    '请求的地址或格式无法识别。',
    'The address or the request itself cannot be read.',
    '请核对地址后重新提交。',
    'Check the address and send it again.',
  ],
  UPLOAD_MALFORMED: [
    400,
    '上传的内容不完整或格式不对。',
    'The upload is incomplete or not well formed.',
    '请重新上传：每次一个文件，放在 file 字段中。',
    'Upload it again: one file each time, in the field `file`.',
  ],
  VALIDATION_FAILED: [
    400,
    '有内容不符合要求。',
    'Something in the request is not as it should be.',
    '请按所列位置逐项修改。',
    'Correct the places listed.',
  ],
  EVENT_UNKNOWN: [
    400,
    '没有这种事项。',
    'There is no such event.',
    '请从 allowedEvents 中选择。',
    'Choose one of allowedEvents.',
  ],
  GROUND_NOT_LISTED: [
    400,
    '不同意理由不在清单内，系统不予受理。',
    'A rejection needs a listed ground; this one is not on the list.',
    '请从清单中选择理由；其他说明写在 words 中。',
    'Choose from the list; anything else goes into words.',
  ],
  GROUND_MISSING: [
    400,
    '不同意必须至少写明一条清单内的理由。',
    'A rejection needs at least one listed ground.',
    '请从清单中选择理由。',
    'Choose a ground from the list.',
  ],
  TRIAL_PACK_UNUSABLE: [
    400,
    '草案规则包有错误，不能试算。',
    'The draft pack has mistakes and cannot be tried.',
    '请按所列位置逐项改正后重新登记。',
    'Correct the places listed and register it again.',
  ],
  TRIAL_PACK_UNKNOWN: [
    400,
    '没有这个规则包。',
    'There is no such rule pack.',
    '请从规则包清单中选择，或提交一个写好的草案。',
    'Choose one of the packs, or send a written draft.',
  ],
  TRIAL_PERIOD_WRONG: [
    400,
    '期间不对：开始不能晚于结束，也不能晚于记录的日期；记录的日期不能在今天之后。',
    'The period is wrong: it begins after its end or after the day of the record, or that day is still to come.',
    '请改正日期。',
    'Correct the days.',
  ],
  DRAFT_FILE_UNREADABLE: [
    400,
    '这个文件不能作为草案。',
    'The file cannot become a draft.',
    '请按所列位置改正，或换一个规则包文件。',
    'Correct the places listed, or choose another pack file.',
  ],
  PACK_UNUSABLE: [
    400,
    '规则包有错误，没有登记。',
    'The rule pack has mistakes and was not announced.',
    '请按所列位置逐项改正后重新提交。',
    'Correct the places listed and send it again.',
  ],
  IDEMPOTENCY_KEY_MISSING: [
    400,
    '缺少 Idempotency-Key。',
    'The Idempotency-Key header is missing.',
    '请为每次提交附上一个新的随机标识，重复提交时使用同一个。',
    'Send a fresh random key with each write, and the same one when you repeat it.',
  ],
  LOGIN_NEEDED: [
    401,
    '请先登录。',
    'Please log in first.',
    '业主用手机号和验证码登录，工作人员用账号和密码登录。',
    'Owners log in with phone and code, staff with name and password.',
  ],
  LOGIN_FAILED: [
    401,
    '账号、密码或验证码不正确。',
    'Name, password or code is not right.',
    '请核对后重试，或重新获取验证码。',
    'Check and try again, or ask for a new code.',
  ],
  SECOND_FACTOR_NEEDED: [
    401,
    '还需要验证器里的六位数字。',
    'The six digits of your authenticator are needed too.',
    '请打开手机上的验证器，输入当前的六位数字；手机不在身边的，输入一个恢复码。',
    'Open the authenticator on your phone and type the six digits it shows; without the phone, type a recovery code.',
  ],
  SECOND_FACTOR_WRONG: [
    401,
    '验证器的数字或恢复码不正确，或者已经用过。',
    'The digits or the recovery code are not right, or were used before.',
    '请等验证器换下一组数字再输入，并确认手机的时间准确；恢复码每个只能用一次。',
    'Wait for the next digits and see that the time of your phone is right; a recovery code works once.',
  ],
  SECOND_FACTOR_TO_SET_UP: [
    403,
    '这个账号要先绑定验证器才能使用。',
    'This account has to set up an authenticator first.',
    '请到“我的账号”扫码绑定，只需一次。',
    'Scan the code under “My account”; it is done once.',
  ],
  SECOND_FACTOR_NOT_STARTED: [
    409,
    '绑定没有开始，或者已经超过三十分钟。',
    'Setting up was not begun, or longer than thirty minutes ago.',
    '请重新扫码。',
    'Scan a new code.',
  ],
  SECOND_FACTOR_NONE: [
    409,
    '这个账号没有绑定验证器。',
    'This account has no authenticator.',
    '不用解除；本人用账号和密码就能登录。',
    'There is nothing to take away: name and password log in.',
  ],
  PERSON_NEEDED: [
    403,
    '这件事只能由本人登录办理，机器令牌不能代办。',
    'Only a person who has logged in does this, not a token of a machine.',
    '请在浏览器里登录后办理。',
    'Log in with a browser and do it there.',
  ],
  SECOND_PERSON_NEEDED: [
    403,
    '提出的人和事情涉及的人不能自己同意。',
    'Whoever asked, and whoever it is about, cannot say yes to it.',
    '请由本单位另一位同事登录后同意。',
    'Have another person of your office log in and confirm it.',
  ],
  SECOND_PERSON_MISSING: [
    409,
    '本单位没有第二个账号可以同意，没有提出。',
    'Your office has no second account that could confirm this; nothing was asked for.',
    '请平台运维为本单位的另一位同事建立自己的账号，再提出；不要借用别人的账号。运维自己只有一人的，见运维手册“账号和登录”。',
    'Have the operator make an account for another person of your office, then ask again; never lend one. Where there is one operator alone, see the handbook.',
  ],
  ORDER_NEEDS_SECOND: [
    403,
    '发出交办文件前，需要本单位另一位同事同意；没有记录。',
    'An order goes out once another person of your office has confirmed it; nothing was recorded.',
    '请先写明理由提出，另一位同事同意后24小时内由您发出。',
    'Ask with a reason first; after your colleague confirms, you send it within 24 hours.',
  ],
  ASK_OVER: [
    409,
    '这件事已经有人决定，或者已经过期。',
    'This was decided already, or has lapsed.',
    '需要的话请重新提出。',
    'Ask again if it is still needed.',
  ],
  PASSWORD_WRONG: [
    403,
    '现在的密码不正确，没有更改。',
    'The password you have now is not right; nothing was changed.',
    '请重新输入现在的密码；忘记的，请运维重设。',
    'Type the password you have now; if you forgot it, an operator gives you a new one.',
  ],
  PHONE_CODE_WRONG: [
    403,
    '验证码不正确，或者已经过期，没有更改。',
    'The code is wrong or has expired; nothing was changed.',
    '核对短信里的6位数字，或者重新获取验证码。',
    'Check the six digits in the message, or ask for another code.',
  ],
  MAIL_CODE_WRONG: [
    403,
    '验证码不正确，或者已经过期，没有更改。',
    'The code is wrong or has expired; nothing was changed.',
    '核对邮件里的6位数字，邮箱要和获取验证码时填的一样；或者重新获取验证码。',
    'Check the six digits in the mail, for the same address as when you asked for it; or ask for another code.',
  ],
  MAIL_NOT_CONFIRMED: [
    409,
    '还没有确认过邮箱，不能选电子邮件。',
    'No address is confirmed yet, so mail cannot be chosen.',
    '先填邮箱，用收到的验证码确认。',
    'Give an address first and confirm it by the code that comes to it.',
  ],
  MAIL_NOT_SENT_HERE: [
    409,
    '本平台不发电子邮件。',
    'No mail leaves this platform.',
    '请选手机或者在系统里看。',
    'Choose the phone, or the pages.',
  ],
  MAIL_CODE_NOT_SENT: [
    503,
    '邮件暂时发不出去。',
    'The mail could not be sent just now.',
    '核对邮箱地址，稍后再试；如已收到验证码，可以直接使用。',
    'Check the address and try again a little later; if a code did arrive, it works.',
  ],
  HAND_OVER_TEXT_OLD: [
    409,
    '告知的内容已经更新，没有记录。',
    'The text has been renewed since it was shown; nothing was recorded.',
    '请刷新页面，看过新的内容再选择。',
    'Reload the page and read it again before you answer.',
  ],
  HAND_OVER_NOT_ASKED: [
    409,
    '这一方的信息提供不需要您同意，或者这件申请还不涉及它。',
    'This hand-over does not rest on your consent, or is none of this request.',
    '可以在申请页面查看信息提供给谁、依据是什么。',
    'See on the page of the request to whom data go and on what basis.',
  ],
  PHONE_TAKEN: [
    409,
    '这个手机号已有自己的申请，没有更改。',
    'Requests of their own belong to this number; nothing was changed.',
    '用这个手机号登录就能看到那些申请；两边都是您本人的，请到所在区的物业服务指导中心窗口办理。',
    'Log in with this number to see them; if both are yours, ask at the counter of the district service centre.',
  ],
  PASSWORD_TO_CHANGE: [
    403,
    '您的密码是别人设的，要先改成自己的，才能办其他事。',
    'Somebody else set your password: change it into your own before anything else.',
    '在“我的账号”里修改密码。',
    'Change it under “My account”.',
  ],
  PASSWORD_OVER: [
    401,
    '这个初始密码已经过期。',
    'This first password has lapsed.',
    '请运维在“账号”页重设密码，当面交给您，7天内登录并改成自己的。',
    'Have the operator make another one and hand it to you; log in within seven days and change it.',
  ],
  PASSWORD_SAME: [
    409,
    '新密码和现在的一样，没有更改。',
    'The new password is the one you have; nothing was changed.',
    '请另设一个。',
    'Choose another one.',
  ],
  PASSWORD_NONE: [
    409,
    '这个账号没有密码。',
    'This account has no password.',
    '用手机验证码登录。',
    'Log in with a code to your phone.',
  ],
  LOGIN_ELSEWHERE: [
    403,
    '本单位用统一登录，不用这里的密码。',
    'This house logs in by its single sign-on, not by a password here.',
    '请点“统一登录”的按钮。',
    'Use the button of the single sign-on.',
  ],
  PROVIDER_NONE: [
    404,
    '没有接统一登录。',
    'There is no single sign-on here.',
    '请用账号和密码登录。',
    'Log in with name and password.',
  ],
  IDENTITY_TAKEN: [
    409,
    '这个统一登录身份已经属于另一个账号。',
    'This identity belongs to another account already.',
    '请核对，或者先从那个账号解除。',
    'Check it, or take it from that account first.',
  ],
  LOGIN_LOCKED: [
    429,
    '多次输入错误，账号已暂时锁定。',
    'Too many wrong attempts: the account is locked for a while.',
    '请十五分钟后再试；用登录过的浏览器可以马上登录，急用的请运维解锁。',
    'Try again in fifteen minutes; a browser in which you logged in before lets you in at once, and an operator can unlock it.',
  ],
  CODES_TOO_MANY: [
    429,
    '一小时内获取验证码的次数已达上限。',
    'This phone has had as many codes as it may within one hour.',
    '最近一次收到的验证码五分钟内仍可使用；否则请一小时后再试。',
    'The last code still works within five minutes of its arrival; otherwise try again in an hour.',
  ],
  CODE_NOT_SENT: [
    503,
    '短信暂时发不出去。',
    'The message could not be sent just now.',
    '请稍后再试；如已收到验证码，可以直接使用。',
    'Try again a little later; if a code did arrive, it works.',
  ],
  LINK_NOT_SENT: [
    503,
    '短信暂时发不出去，链接没有生成。',
    'The message could not be sent just now; there is no link.',
    '请稍后再试，或不填手机号，自行转交链接。',
    'Try again a little later, or leave the phone out and pass the link on yourself.',
  ],
  FOREIGN_ORIGIN: [
    403,
    '这个请求来自别的网站，没有受理。',
    'This was sent from another website and was not taken.',
    '请从本系统的页面重新操作。',
    'Do it again from the pages of this service.',
  ],
  NOT_FOR_YOU: [
    403,
    '您没有办理此事项的权限。',
    'You may not do this.',
    '如认为有误，请联系区物业服务指导中心。',
    'If this looks wrong, ask the district centre.',
  ],
  DRAFT_NOT_YOURS: [
    403,
    '这份草案由同事在写，您可以看，不能改。',
    'A colleague writes this draft; you may read it.',
    '需要改的，请以它为底本另建一份。',
    'To change it, begin one of your own from it.',
  ],
  LINK_OVER: [
    404,
    '此链接已失效。',
    'This link is over.',
    '请联系区物业服务指导中心重新发送。',
    'Ask the district centre for a new one.',
  ],
  FIGURES_BEING_READ: [
    503,
    '正在第一次读取全部记录，读完才能统计。',
    'The whole record is being read for the first time; the figures come after that.',
    '请稍后再试；已读多少、大约还要多久见 progress。',
    'Try again in a while; `progress` says how far it is and about how long it still takes.',
  ],
  PACK_IN_FORCE: [
    409,
    '这份规则已经施行，不能撤回，也不能修改。',
    'These rules are in force: they can be neither taken back nor changed.',
    '请登记新的一版，或为区县选择另一份规则。',
    'Announce another version, or choose other rules for the districts.',
  ],
  PACK_HAS_CASES: [
    409,
    '已有申请按这份规则办理，不能撤回。',
    'Requests were filed under these rules already: they cannot be taken back.',
    '请登记新的一版。',
    'Announce another version.',
  ],
  PACK_STILL_CHOSEN: [
    409,
    '撤回以后有的区县就没有规则了。',
    'Some districts would be left without any rules.',
    '请先为这些区县选择另一份规则。',
    'Choose other rules for these districts first.',
  ],
  DRAFT_UNREADABLE: [
    409,
    '草案的格式有误，还不能比较。',
    'The form of the draft is wrong; it cannot be compared yet.',
    '请先改正所列的地方。',
    'Correct the places listed first.',
  ],
  DRAFTS_FULL: [
    409,
    '本单位的草案已达上限。',
    'The office keeps as many drafts as there may be.',
    '请先删除不再需要的草案。',
    'Remove one that is no longer needed.',
  ],
  DRAFT_AT_ITS_BEGINNING: [
    409,
    '没有可以撤销的修改。',
    'There is no step to take back.',
    '草案已是最初的样子。',
    'The draft is as it was begun.',
  ],
  NOT_FOUND: [404, '没有找到，或者您无权查看。', 'It is not there, or you may not see it.', '请核对编号。', 'Check the number.'],
  NOT_LINKED_YET: [
    404,
    '这件申请的记录还没有进入链环。',
    'The records of this case are in no link yet.',
    '提交后一两分钟再来查看；草稿没有记录。',
    'Ask again a minute or two after the first record; a draft has none.',
  ],
  METHOD_NOT_ALLOWED: [405, '此地址不支持该操作。', 'This address does not take that method.', '请查阅 /docs。', 'See /docs.'],
  REQUEST_TIMED_OUT: [408, '请求没有及时发送完。', 'The request did not arrive in time.', '请重新提交。', 'Send it again.'],
  PARENT_NOT_POSSIBLE: [
    409,
    '这家单位不能作为它的总公司。',
    'This body cannot be its head office.',
    '总公司须是另一家物业公司，自己不是别家的分公司；有分公司的，不能再设总公司。',
    'A head office is another property company that is nobody’s branch; a company with branches can have none.',
  ],
  RECORD_REPLY_OVER: [
    409,
    '对本季度记录说明的时间已过。',
    'The time to reply to the record of this quarter is over.',
    '下一季度会再请您看本公司的记录；个别申请有出入的，请在那件申请里提出。',
    'You are shown your record again next quarter; what is wrong with a single request is contested on that request.',
  ],
  LINK_USED: [
    409,
    '此链接已用于答复，一个链接只能答复一次。',
    'This link has been answered with; one link gives one answer.',
    '答复送达前可以撤回；以后如需再次答复，请联系区物业服务指导中心重新发送。',
    'Until it is delivered the answer can be recalled; for another answer ask the district centre for a new link.',
  ],
  CASE_MOVED_ON: [
    412,
    '您看到的内容已有更新，本次提交未生效。',
    'The case has moved on since you looked; nothing was written.',
    '请查看最新情况；如仍适用，可原样重新提交。',
    'Look at where it stands now; if it still counts, send it again unchanged.',
  ],
  DRAFT_MOVED_ON: [
    412,
    '这份草案在别处改过，本次修改没有保存。',
    'The draft was changed elsewhere; nothing was written.',
    '您写的还在页面上：可以加到新的一版上，也可以放弃。',
    'What you wrote is still on the page: put it on top of the new version, or drop it.',
  ],
  MATTER_MOVED_ON: [
    412,
    '您看到的事项已有更新，本次提交未生效。',
    'The matter has moved on since you looked; nothing was written.',
    '请查看最新情况；如仍适用，可原样重新提交。',
    'Look at where it stands now; if it still counts, send it again unchanged.',
  ],
  SPACE_HAS_OPEN_CASE: [
    409,
    '该车位已有一件正在办理的申请。',
    'There is already an open request for this space.',
    '请在原申请中继续办理。',
    'Go on with that request.',
  ],
  ALREADY_THERE: [409, '已经存在。', 'It is already there.', '请修改名称或编号。', 'Use another name or number.'],
  PARTY_ANSWERS_BY_LINK: [
    422,
    '这类单位或个人不设账号：登录后没有案件可看。',
    'There are no accounts for this party: it would see no case.',
    '需要其答复时，由区中心在案件里给具体的人发送链接，或代为登记。',
    'Where its answer is needed, the centre makes a link for a named person in the case, or records it.',
  ],
  LOGIN_TAKEN: [
    409,
    '该登录名已被使用。',
    'This login name is taken.',
    '请换一个登录名；大小写不作区分。',
    'Choose another one; capitals make no difference.',
  ],
  LAST_OPERATOR: [
    409,
    '这是最后一个可用的运维账号，不能停用。',
    'This is the last active operator account; it cannot be disabled.',
    '请先建立另一个运维账号。',
    'Make another operator account first.',
  ],
  BODY_TOO_LARGE: [
    413,
    '文件或内容过大。',
    'The file or body is too large.',
    '请压缩后重新上传。',
    'Make it smaller and send it again.',
  ],
  BODY_NOT_JSON: [
    415,
    '请求内容必须是 JSON。',
    'The body must be JSON.',
    '请以 Content-Type: application/json 提交。',
    'Send it as Content-Type: application/json.',
  ],
  MEDIA_TYPE_UNSUPPORTED: [
    415,
    '不支持这种格式。',
    'This format is not supported.',
    '请上传 PDF、JPEG、PNG 或 WebP；语音记录请上传录音。',
    'Send a PDF, JPEG, PNG or WebP; a recording for a voice note.',
  ],
  UPLOAD_IS_NOT_WHAT_IT_SAYS: [
    415,
    '文件内容与所称类型不符。',
    'The file is not what it says it is.',
    '请上传原始文件。',
    'Send the original file.',
  ],
  UPLOAD_INFECTED: [
    422,
    '安全检查在这个文件里发现了有害内容，没有保存。',
    'The security check found something harmful in this file; it was not kept.',
    '请换一台设备重新拍照或扫描后上传；如认为有误，请把材料交到窗口。',
    'Photograph or scan it again with another device; if you think that this is a mistake, bring the paper to the counter.',
  ],
  PDF_ACTIVE: [
    422,
    '这个PDF里有脚本、程序或附件，不只是一张纸，没有保存。',
    'This PDF holds a script, a program or other files: it is more than a paper, and was not kept.',
    '请打开后用“打印”另存为PDF，或者拍照上传；里面的附件请单独上传。',
    'Open it and print it into a new PDF, or photograph it; upload what was attached to it by itself.',
  ],
  PDF_SEALED: [
    422,
    '这个PDF加了密或者损坏，无法检查，没有保存。',
    'This PDF is encrypted or damaged: it could not be looked into, and was not kept.',
    '请打开后用“打印”另存为PDF，或者拍照上传。',
    'Open it and print it into a new PDF, or photograph it.',
  ],
  UPLOAD_NOT_SCANNED: [
    503,
    '文件暂时无法通过安全检查，没有保存。',
    'The file could not be checked just now; it was not kept.',
    '请稍后重新上传；急用时请把材料交到窗口。',
    'Upload it again a little later; if it is urgent, bring the paper to the counter.',
  ],
  PICTURE_TOO_LARGE: [
    413,
    '图片的像素太多，没有保存。',
    'The picture has too many pixels; it was not kept.',
    '请用普通清晰度重新拍照（不超过6400万像素）后上传。',
    'Photograph it again with the usual setting (at most 64 million pixels).',
  ],
  IMPORT_HAS_ERRORS: [
    422,
    '导入表中有错误，未导入任何内容。',
    'The table has errors; nothing was imported.',
    '请按所列行号修改后重新导入。',
    'Correct the rows listed and import again.',
  ],
  ORGANISATION_UNKNOWN: [
    422,
    '没有这个单位，或者没有填写单位，或者单位与账号的身份不符。',
    'There is no such organisation, or none was named, or it is of another party than the account.',
    '请填写已登记的同类单位编号；只有运维账号可以没有单位。',
    'Name a registered organisation of the same party; only an operator may be without one.',
  ],
  TRANSFER_UNKNOWN: [
    404,
    '转让码不正确，或这次转让已经结束。',
    'The code is not right, or the transfer is over.',
    '请向原业主核对转让码。',
    'Ask the owner before you for the code.',
  ],
  TRANSFER_TO_ONESELF: [
    422,
    '不能把车位转让给自己。',
    'Nobody joins as the successor of oneself.',
    '请由受让人用自己的账号加入；转让取消的，请登记“车位转让取消”。',
    'The successor joins with an account of its own; if the transfer does not take place, say so.',
  ],
  TRANSFER_NEEDS_CODE: [
    422,
    '受让人要凭转让码加入。',
    'A successor joins with the code of the transfer.',
    '请受让人登录自己的账号，在“接续申请”里填写转让码。',
    'The successor logs in and sends the code to /api/transfers.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    422,
    '同一标识已用于另一内容的提交。',
    'This key was used for a write with another body.',
    '新的内容请使用新的标识。',
    'Use a new key for a new body.',
  ],
  VERSION_NEEDED: [
    428,
    '缺少 If-Match。',
    'The If-Match header is missing.',
    '请附上您看到的案件版本号，如 If-Match: "7"。',
    'Send the version of the case you saw, such as If-Match: "7".',
  ],
  HEADERS_TOO_LARGE: [
    431,
    '请求头过大。',
    'The headers are too large.',
    '请清除浏览器 Cookie 后重试。',
    'Clear the cookies and try again.',
  ],
  ...paperProblems,
  TOO_MANY_REQUESTS: [429, '操作过于频繁。', 'Too many requests.', '请稍后再试。', 'Try again a little later.'],
  STORAGE_UNAVAILABLE: [
    503,
    '系统暂时无法保存，本次提交未写入任何内容。',
    'The system cannot write just now; nothing was half-written.',
    '请稍后用同一标识重新提交。',
    'Send it again a little later, with the same key.',
  ],
  STORAGE_UNSURE: [
    503,
    '数据库没有回话，不知道本次提交是否已经保存：或者全部保存了，或者什么也没有写入。',
    'The database did not answer, so it is not known whether this was kept: it is there as a whole, or not at all.',
    '请稍后用同一标识重新提交：已经保存的不会重复，没有保存的会补上。',
    'Send it again a little later with the same key: what was kept is not done twice, what was not is done then.',
  ],
  SERVICE_LEAVING: [
    503,
    '本服务节点即将停止，不再接收新的请求。',
    'This service is about to end and should be given no new requests.',
    '请稍后重试；由其他节点或重启后的服务处理。',
    'Try again in a moment; another service, or this one after its restart, takes it.',
  ],
  INTERNAL: [
    500,
    '系统出错了，已记录。',
    'Something went wrong on our side; it was logged.',
    '请稍后再试；如再次出现，请告知编号。',
    'Try again; if it happens again, quote the number.',
  ],
} as const satisfies Record<string, readonly [number, string, string, string, string]>

/** The code of a problem of the HTTP surface. */
export type ProblemCode = keyof typeof problems

/** The language a caller asked for in `Accept-Language`; Chinese unless English is preferred. */
export const languageOf = (header: string | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = rest.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find((text) => text !== undefined)
      return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
    .sort((a, b) => b.q - a.q)
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh'
}

/** A problem as a value to throw: the error handler turns it into `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly more: Readonly<Record<string, unknown>>
  constructor(code: ProblemCode, more: Readonly<Record<string, unknown>> = {}) {
    super(problems[code][2])
    this.code = code
    this.more = more
  }
}

// What the table says, for readers of the description: a code is of use only with its meaning.
const codeList = Object.entries(problems).map(([code, [status, , sentence]]) => `- \`${code}\` (${status}): ${sentence}`)

/** The body of a problem. */
export const ProblemBody = z
  .looseObject({
    type: z.string().describe('`urn:problem:` and the code.'),
    title: z.string().describe('What happened, in a sentence a citizen understands, in the language of the caller.'),
    status: z.int().min(400).max(599),
    code: z.enum([...new Set([...Object.keys(problems), ...refusalCodes, ...matterRefusalCodes])]).describe('Stable code.'),
    todo: z.string().describe('What to do now.'),
    instance: z.string().describe('Number of this request, to quote to support.'),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe('The places that are wrong, by JSON pointer.'),
    progress: z
      .object({ read: z.int(), of: z.int(), secondsLeft: z.int().nullable() })
      .optional()
      .describe('With `FIGURES_BEING_READ`: families read so far, of how many, and about how many seconds the rest takes.'),
  })
  .meta({
    id: 'Problem',
    description: [
      'RFC 9457 problem details. Further members depend on the code.',
      '',
      ...codeList,
      '',
      'All other codes are refusals of an event, decided on the case or the matter: 422, or 403 for `EVENT_OF_ANOTHER_PARTY` and `MATTER_NOT_YOURS`.',
    ].join('\n'),
    examples: [
      {
        type: 'urn:problem:EVENT_NOT_ALLOWED_IN_STAGE',
        title: '系统未受理：现在不能办理“确认材料齐全”，申请目前处于：物业审核。',
        status: 422,
        code: 'EVENT_NOT_ALLOWED_IN_STAGE',
        todo: '现在可以办理的有：登记送达。',
        instance: 'q6JBx6gUgyWUgqa9Y9NcgA',
        details: { event: 'centre.confirmComplete', stages: ['reviewing'], allowed: ['centre.recordService'] },
        version: 3,
      },
    ],
  })

/** The body of one problem in one language. */
export const problemBody = (
  code: ProblemCode,
  language: Language,
  instance: string,
  more: Readonly<Record<string, unknown>> = {},
) => {
  const [status, zh, en, todoZh, todoEn] = problems[code]
  return {
    type: `urn:problem:${code}`,
    title: language === 'zh' ? zh : en,
    status,
    code,
    todo: language === 'zh' ? todoZh : todoEn,
    instance,
    ...more,
  }
}
