namespace Orleans.Embedded;

/// <summary>While it lasts, what is started does not inherit the ambient values of who starts it.</summary>
internal readonly struct Isolation : IDisposable
{
    private readonly AsyncFlowControl? _flow;

    private Isolation(AsyncFlowControl? flow) => _flow = flow;

    public static Isolation Begin() => new(ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow());

    public void Dispose() => _flow?.Undo();
}
