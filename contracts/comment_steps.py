"""What happens with a comment, as the history of the thing says it."""

from contracts.vocabulary import Codes


class CommentStep(Codes):
    """What happens with a comment."""

    COMMENT = "comment", "留言", "comment"
    COMMENT_EDIT = "comment_edit", "修改留言", "edit of a comment"
    COMMENT_WITHDRAWAL = "comment_withdrawal", "撤回留言", "withdrawal of a comment"
