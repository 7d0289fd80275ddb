using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal abstract class GrainProxy : DispatchProxy
{
    public GrainId GrainId => default;

    public object As(Type interfaceType) => throw new NotImplementedException();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotImplementedException();
}
