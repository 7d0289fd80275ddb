namespace ChatPlatform.Testing;

/// <summary>One thing that a scripted reply does.</summary>
internal abstract record FakeModelStep
{
    /// <summary>Writes a delta of text.</summary>
    public sealed record Write(string Text) : FakeModelStep;

    /// <summary>Goes on when the task completes or the client has gone.</summary>
    public sealed record WaitFor(Task Gate) : FakeModelStep;

    /// <summary>Lets a test know that the reply has come so far.</summary>
    public sealed record Signal(TaskCompletionSource Reached) : FakeModelStep;

    /// <summary>Breaks the connection off.</summary>
    public sealed record Drop : FakeModelStep;

    /// <summary>Reports an error inside the stream, as providers do that are overloaded after their headers are out.</summary>
    public sealed record Fail : FakeModelStep;
}
