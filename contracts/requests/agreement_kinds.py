"""The codes of agreements, with the words that people see."""

from contracts.comment_steps import CommentStep
from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class AgreementKind(Codes):
    """What an agreement is about."""

    CO_BUILDING = "co_building", "共建协议", "co-building agreement"
    UNIVERSITY_INDUSTRY = "university_industry", "校企合作协议", "university-industry agreement"
    EXPERT = "expert", "专家合作协议", "agreement with an expert"
    TECHNOLOGY_CONTRACT = "technology_contract", "技术合同", "technology contract"
    OTHER = "other", "其他协议", "other agreement"


class PartyKind(Codes):
    """What a party of an agreement is."""

    ENTERPRISE = "enterprise", "企业", "enterprise"
    GOVERNMENT = "government", "部门、园区或街道", "department, park or street"
    PARTY_ORGANIZATION = "party_organization", "党组织", "party organization"
    UNIVERSITY = "university", "高校", "university"
    INSTITUTE = "institute", "科研院所", "institute"
    EXPERT = "expert", "专家", "expert"
    BANK = "bank", "金融机构", "bank"
    OTHER = "other", "其他", "other"


class AgreementStatus(Codes):
    """How an agreement stands on a day."""

    UPCOMING = "upcoming", "未生效", "not in force yet"
    IN_FORCE = "in_force", "履行中", "in force"
    EXPIRED = "expired", "已到期", "expired"
    ENDED = "ended", "已提前终止", "ended early"


class AgreementAction(Codes):
    """What somebody can do with an agreement."""

    CHANGE = "change", "修改", "change"
    RENEWAL = "renewal", "续签", "renew"
    ENDING = "ending", "提前终止", "end early"


class AgreementStep(Codes):
    """What happened with an agreement."""

    REGISTRATION = "registration", "登记", "registered"
    CHANGE = "change", "修改", "changed"
    RENEWAL = "renewal", "续签", "renewed"
    ENDING = "ending", "提前终止", "ended early"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class AgreementField(Codes):
    """What of an agreement can become different."""

    LEDGER_NUMBER = "ledger_number", "台账编号", "ledger number"
    TITLE = "title", "标题", "title"
    KIND = "kind", "类型", "kind"
    CHAIN = "chain", "产业链", "chain"
    PARTIES = "parties", "签约方", "parties"
    SIGNED_ON = "signed_on", "签订日期", "signed"
    STARTS_ON = "starts_on", "生效日期", "first day"
    ENDS_ON = "ends_on", "约定到期日期", "agreed last day"
    LAST_DAY = "last_day", "终止日期", "last day"
    AMOUNT = "amount", "金额(元)", "yuan"
    CONTENT = "content", "主要内容", "content"
    PREDECESSOR = "predecessor", "原协议", "agreement before"
    SUCCESSOR = "successor", "后续协议", "agreement after"
    FILE = "file", "附件", "file"


class AgreementWaiting(Codes):
    """What somebody has to do with an agreement."""

    RENEWAL = "renewal", "协议即将到期,待续签或终止", "an agreement that ends soon: renew it or let it end"


class AgreementOrder(Codes):
    """The order of agreements."""

    SIGNED_LATEST = "-signed_on", "签订日期从晚到早", "the latest signed first"
    SIGNED_EARLIEST = "signed_on", "签订日期从早到晚", "the earliest signed first"
    LAST_DAY = "last_day", "到期日期从早到晚", "what ends first"


AGREEMENT_KIND = Vocabulary.of(AgreementKind, Text("协议类型", "What an agreement is about"))
PARTY_KIND = Vocabulary.of(PartyKind, Text("签约方类别", "What a party of an agreement is"))
AGREEMENT_STATUS = Vocabulary.of(AgreementStatus, Text("协议状态", "How an agreement stands on a day"))
AGREEMENT_ACTION = Vocabulary.of(AgreementAction, Text("可对协议执行的操作", "What can be done with an agreement"))
AGREEMENT_STEP = Vocabulary.of(AgreementStep, Text("协议步骤", "What happened with an agreement"))
AGREEMENT_FIELD = Vocabulary.of(AgreementField, Text("协议变更内容", "What of an agreement became different"))
AGREEMENT_WAITING = Vocabulary.of(AgreementWaiting, Text("协议待办", "What somebody has to do with an agreement"))
AGREEMENT_ORDER = Vocabulary.of(AgreementOrder, Text("协议排序", "The order of agreements"))
