"""The texts that the persons of the played year write."""

# The department that another one names when it returns a dispatch as not its own.
NEIGHBOURS = {
    "BM01": "BM02", "BM02": "BM01", "BM03": "BM07", "BM04": "BM12", "BM05": "BM10", "BM06": "BM07", "BM07": "BM03",
    "BM08": "BM02", "BM09": "BM08", "BM10": "BM05", "BM11": "BM02", "BM12": "BM04", "BM13": "BM03",
}  # fmt: skip

NOTES = ("", "请先与企业联系人电话沟通", "企业反映较急，请优先安排", "请会同园区现场了解情况")
RETURN_REASONS = (
    "经核对职责清单，该事项不属本部门主办，请改派",
    "办理依据在其他部门，本部门无审批权限",
    "企业实际需求与派单事项不一致，请重新研判",
)
REDISPATCH_REASONS = ("退单理由成立，改由相关部门主办", "经会商，明确由新的承办部门办理")
CONFIRM_REASONS = ("按职责清单应由贵单位主办，其他部门配合", "首接负责，请贵单位牵头答复企业")
EXTENSION_REASONS = (
    "需组织专家现场勘察，周期较长",
    "涉及多部门会商，会议已排定",
    "需等待上级部门书面批复",
    "第三方检测报告尚未出具",
)
GRANT_REASONS = ("情况属实，同意延期", "已与企业沟通，同意延期")
REFUSE_REASONS = ("时限充足，请按期办结", "可先行答复阶段性结果，不予延期")
LATE_PREFIXES = ("因协调时间较长，答复迟延，致歉。", "前期材料反复补正，未能按期答复，特此说明。")
AGAIN_PREFIX = "经重新核实办理："
PRAISES = ("处理及时", "工作人员上门服务，很满意", "问题彻底解决", "沟通顺畅", "")
LUKEWARM = ("结果可以，时间偏长", "希望下次提前告知进度")
COMPLAINTS = ("只答复了政策条文，问题没有解决", "等了很久，答复与实际情况不符", "没有人到现场看过")
CONSOLED = ("重新办理后问题解决", "二次办理很认真")
REOPEN_REASONS = ("答复未解决实际问题，退回重新办理", "经回访核实，企业反映属实，重新办理")
UPHOLD_REASONS = ("经复核，答复符合现行政策，已向企业当面说明", "已尽职办理，诉求超出现行政策范围")
WITHDRAW_REASONS = ("问题已自行解决", "项目计划调整，暂不需要", "与另一件诉求重复")
ABSENCE_REASON = "临时出差"
