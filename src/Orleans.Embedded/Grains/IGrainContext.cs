namespace Orleans.Runtime;

/// <summary>A grain in memory.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    /// <summary>null before the grain is constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>Services that live as long as the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the grain has left memory.</summary>
    Task Deactivated { get; }

    /// <summary>Begins to end the activation once the calls that run have ended; does not wait for it.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
