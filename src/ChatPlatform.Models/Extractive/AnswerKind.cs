namespace ChatPlatform.Models.Extractive;

/// <summary>What kind of words would answer a question.</summary>
internal enum AnswerKind
{
    Anything,
    Person,
    Place,
    Time,
    Number,
    Definition,
    Procedure,
    Reason,
}
