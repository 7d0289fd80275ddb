using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ChatPlatform.Storage;

/// <summary>The etag of a grain's state: a number that grows with each write; 0 for a state that was never stored.</summary>
internal static class GrainStateVersion
{
    public static long Of<T>(IGrainState<T> state) =>
        string.IsNullOrEmpty(state.ETag) ? 0 : long.Parse(state.ETag, CultureInfo.InvariantCulture);

    public static string ToEtag(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="InconsistentStateException">No row was of the version that this activation has seen.</exception>
    public static void RequireOne<T>(int rows, string stateName, GrainId grainId, IGrainState<T> state)
    {
        if (rows != 1)
        {
            throw new InconsistentStateException(
                $"The state '{stateName}' of {grainId} was changed by another activation.", storedEtag: "unknown", currentEtag: state.ETag ?? "");
        }
    }

    /// <summary>As it is when nothing is stored.</summary>
    public static void Reset<T>(IGrainState<T> state)
    {
        state.ETag = null;
        state.RecordExists = false;
        state.State = Activator.CreateInstance<T>();
    }
}
