namespace ChatPlatform.Load.Plans;

internal enum ModelKind
{
    /// <summary>The load tester's own server, which speaks OpenAI's wire format.</summary>
    Fake,

    /// <summary>The platform's built-in model.</summary>
    Extractive,
}
