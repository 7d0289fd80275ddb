using System.Collections.Immutable;

namespace ChatPlatform.Testing;

/// <summary>
/// What a <see cref="FakeModelServer"/> does with one request, in whichever protocol it came. Immutable:
/// each method returns a reply with one thing more.
/// </summary>
public sealed record FakeModelReply
{
    private FakeModelReply()
    {
    }

    internal int Status { get; private init; } = 200;

    internal string? RetryAfter { get; private init; }

    internal string Body { get; private init; } = "";

    internal TimeSpan Pace { get; private init; }

    internal ImmutableArray<FakeModelStep> Steps { get; private init; } = [];

    /// <summary>null: none is reported.</summary>
    internal (int Input, int Output)? Usage { get; private init; } = (100, 10);

    internal ImmutableArray<ImmutableArray<float>> Vectors { get; private init; } = [];

    internal bool IgnoresEncoding { get; private init; }

    /// <summary>Streams the deltas, one event each.</summary>
    public static FakeModelReply Stream(params string[] deltas) => new FakeModelReply().Then(deltas);

    /// <param name="retryAfter">The header's value, seconds or an HTTP date; null for none.</param>
    /// <param name="message">Stands in the error's body.</param>
    public static FakeModelReply Error(int status, string? retryAfter = null, string message = "scripted error") =>
        new() { Status = status, RetryAfter = retryAfter, Body = message };

    /// <summary>Breaks the connection off before any answer.</summary>
    public static FakeModelReply Refuse() => new() { Status = 0 };

    /// <summary>Answers an embedding request; without one scripted, vectors are made from the texts.</summary>
    public static FakeModelReply Embeddings(params float[][] vectors) => new() { Vectors = [.. vectors.Select(vector => vector.ToImmutableArray())] };

    public FakeModelReply Then(params string[] deltas) => With([.. deltas.Select(delta => new FakeModelStep.Write(delta))]);

    /// <summary>Sends nothing until the task completes or the client goes away.</summary>
    public FakeModelReply ThenWaitFor(Task gate) => With(new FakeModelStep.WaitFor(gate));

    /// <summary>Sends nothing more; ends when the client goes away.</summary>
    public FakeModelReply ThenStall() => ThenWaitFor(new TaskCompletionSource().Task);

    /// <summary>Completes the source once all before it is on the wire.</summary>
    public FakeModelReply ThenSignal(TaskCompletionSource reached) => With(new FakeModelStep.Signal(reached));

    public FakeModelReply ThenDrop() => With(new FakeModelStep.Drop());

    public FakeModelReply ThenFail() => With(new FakeModelStep.Fail());

    /// <summary>A pause before each delta, as a real model's tokens take their time.</summary>
    public FakeModelReply At(TimeSpan pace) => this with { Pace = pace };

    public FakeModelReply WithUsage(int input, int output) => this with { Usage = (input, output) };

    public FakeModelReply WithoutUsage() => this with { Usage = null };

    /// <summary>As servers do that know no base64: embeddings come as lists of numbers whatever was asked for.</summary>
    public FakeModelReply AsNumbers() => this with { IgnoresEncoding = true };

    private FakeModelReply With(params FakeModelStep[] steps) => this with { Steps = Steps.AddRange(steps) };
}
