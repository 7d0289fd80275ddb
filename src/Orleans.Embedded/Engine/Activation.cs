using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class Activation
{
    public static IGrainContext? Current => throw new NotImplementedException();

    public static Activation Of(object grain) => throw new NotImplementedException();

    public void Deactivate(DeactivationReason reason) => throw new NotImplementedException();

    public void DelayDeactivation(TimeSpan timeSpan) => throw new NotImplementedException();

    public object Reference(Type interfaceType) => throw new NotImplementedException();

    public IGrainTimer RegisterTimer<T>(Func<T, CancellationToken, Task> callback, T state, GrainTimerCreationOptions options) => throw new NotImplementedException();
}
