"""The refusals of uploads and downloads of files, see ``contracts.files``."""

from contracts.problem import Problem, Text

TYPE_REFUSED = Problem(
    "file-type-refused",
    415,
    Text("不接受此类文件", "Files of this type are not accepted"),
    Text(
        "文件“{name}”的内容是{found_zh},不能上传。可上传:{allowed_zh}。类型按内容判定,与扩展名无关。",
        "The content of “{name}” is {found_en}, which is not accepted. Accepted are: {allowed_en}. The type is found "
        "from the content, whatever the name ends with.",
    ),
)
NO_FILE = Problem(
    "not-a-file",
    415,
    Text("请求体应为文件本身", "The body must be the file itself"),
    Text(
        "请以文件内容作为请求体(Content-Type: application/octet-stream),不要使用表单、multipart,也不要压缩;"
        "文件名放在查询参数 name 中。",
        "Send the content of the file as the body (Content-Type: application/octet-stream), neither as a form or "
        "multipart nor compressed; its name goes into the query parameter name.",
    ),
)
DIGEST_DIFFERS = Problem(
    "digest-differs",
    422,
    Text("校验和不符", "The checksum differs"),
    Text(
        "{header} 给出 {given},收到的内容为 {found}。文件在传输中已改变,请重新上传。",
        "{header} says {given}, what arrived has {found}. The file was changed on its way: upload it again.",
    ),
)
CONTENT_REFUSED = Problem(
    "file-refused-by-scanner",
    422,
    Text("文件未通过安全检查", "The file did not pass the scan"),
    Text("文件“{name}”未通过安全检查:{found}。", "The file “{name}” was refused by the scanner: {found}."),
)
NOT_SCANNED = Problem(
    "file-not-scanned",
    503,
    Text("安全检查暂不可用", "The scanner is away"),
    Text(
        "文件须先通过安全检查,而检查服务暂不可用。请在 {seconds} 秒后重新上传。",
        "Files are scanned first, and the scanner is away. Upload it again in {seconds} s.",
    ),
)
STORE_AWAY = Problem(
    "file-store-away",
    503,
    Text("文件存储暂不可用", "The store of files is away"),
    Text("文件存储暂不可用,请在 {seconds} 秒后重试。", "The store of files is away. Try again in {seconds} s."),
)
CONTENT_LOST = Problem(
    "file-content-lost",
    410,
    Text("文件内容已不存在", "The content of the file is gone"),
    Text(
        "文件“{name}”的内容不在存储中,可能是恢复备份所致。请联系平台管理员,追踪号 {request_id}。",
        "The content of “{name}” is not in the store, perhaps since a backup was restored. Tell the operators, with "
        "request id {request_id}.",
    ),
)
RANGE_REFUSED = Problem(
    "range-not-satisfiable",
    416,
    Text("请求的范围超出文件", "The range lies outside of the file"),
    Text("文件有 {size} 字节,Range 为 {given}。", "The file has {size} bytes, Range says {given}."),
)
TOO_MANY_FILES = Problem(
    "too-many-files",
    409,
    Text("附件数量已达上限", "There are too many files"),
    Text("至多 {most} 个文件;请先删除不再需要的。", "{most} files at most: remove one that is no longer needed first."),
)
CANNOT_ADD = Problem(
    "file-cannot-be-added",
    409,
    Text("现在不能添加此附件", "Such a file cannot be added now"),
    Text(
        "按其当前状态和您的岗位,不能添加{kind_zh}。",
        "As it stands, and in your post, you cannot add this: {kind_en}.",
    ),
)
CANNOT_REMOVE = Problem(
    "file-cannot-be-removed",
    409,
    Text("不能删除此附件", "The file cannot be removed"),
    Text(
        "文件“{name}”只能由上传者在上传后 {hours} 小时内、且仍可添加附件时删除,或由有权的岗位删除。",
        "The file “{name}” can be removed by who uploaded it, within {hours} hours and as long as one could be added, "
        "or in a post that may remove any.",
    ),
)
