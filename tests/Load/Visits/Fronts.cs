using System.Collections.Immutable;

namespace ChatPlatform.Load.Visits;

/// <summary>The platform's front doors, taken in turn.</summary>
internal sealed class Fronts(ImmutableArray<Uri> addresses)
{
    private int _taken;

    public ImmutableArray<Uri> Addresses => addresses;

    /// <summary>Another one each time, with a different beginning for each visitor.</summary>
    public Uri Next(int visitor) => addresses[(int)((uint)(visitor + Interlocked.Increment(ref _taken)) % (uint)addresses.Length)];
}
