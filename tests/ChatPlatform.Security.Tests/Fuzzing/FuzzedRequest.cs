namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>What goes onto the wire.</summary>
/// <param name="IsWellFramed">HTTP itself is in order and the route's own; only what it carries is not.</param>
internal sealed record FuzzedRequest(int Index, FuzzRoute Route, byte[] Bytes, bool IsWellFramed)
{
    public override string ToString() => Shown.Bytes(Bytes);
}
