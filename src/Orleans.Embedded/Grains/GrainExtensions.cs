using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain or a reference to one says of itself.</summary>
public static class GrainExtensions
{
    /// <exception cref="ArgumentException">Neither a grain nor a reference to one.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainProxy proxy => proxy.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType().Name} is neither a grain nor a reference to one.", nameof(grain)),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>A reference that can be handed out; a grain must never hand out <c>this</c>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)AsReference(grain, typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}(IAddressable)"/>
    public static object AsReference(this IAddressable grain, Type interfaceType) => grain switch
    {
        GrainProxy proxy => proxy.As(interfaceType),
        _ => Activation.Of(grain).Reference(interfaceType),
    };
}
