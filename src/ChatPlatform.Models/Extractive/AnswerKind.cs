namespace ChatPlatform.Models.Extractive;

/// <summary>What kind of words would answer a question.</summary>
internal enum AnswerKind
{
    Anything,
    Person,
    Place,
    Time,
    Number,

    /// <summary>A span of time or of length: "how long" asks for either.</summary>
    Duration,
    Money,
    Weight,
    Definition,
    Procedure,
    Reason,
}
