using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>The whole reply, markers and signs included, as <see cref="AnswerStream"/> expects them of any model.</summary>
internal static class ExtractiveReply
{
    public static string To(Grounding grounding)
    {
        var language = LanguageGuess.Of(grounding.Question);
        return $"{ReplyProtocol.Unanswered}\n{Phrases.For(language).FoundNothing}";
    }
}
