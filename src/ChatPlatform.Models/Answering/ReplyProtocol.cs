namespace ChatPlatform.Models.Answering;

/// <summary>The signs that prompts ask models for and that <see cref="AnswerStream"/> reads.</summary>
public static class ReplyProtocol
{
    /// <summary>
    /// A reply begins with this line when the passages do not hold the answer. Visitors never see it.
    /// </summary>
    public const string Unanswered = "[[NO_ANSWER]]";
}
