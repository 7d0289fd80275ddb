using System.Globalization;

namespace ChatPlatform.Load.Figures;

/// <summary>What Linux tells of a process in /proc.</summary>
/// <param name="Start">Clock ticks since boot; with the id it names one process for good.</param>
/// <param name="Own">CPU time of the process itself, user and system.</param>
/// <param name="Children">CPU time of its children that have ended and were waited for.</param>
internal sealed record ProcessTimes(int Id, int Parent, long Start, TimeSpan Own, TimeSpan Children)
{
    /// <summary>USER_HZ: 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <returns>null when there is no such process.</returns>
    public static ProcessTimes? Of(int id)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

            // After the name, which may hold anything: field 3 of proc(5) comes first.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessTimes(id, (int)Number(4), Number(22), Time(14) + Time(15), Time(16) + Time(17));

            long Number(int field) => long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
            TimeSpan Time(int field) => TimeSpan.FromSeconds(Number(field) / TicksPerSecond);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The most memory that the process has ever had resident, in bytes; 0 when it is gone.</summary>
    public static long PeakMemory(int id)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Of every process there is.</summary>
    public static IEnumerable<ProcessTimes> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Of(id) : null)
            .OfType<ProcessTimes>();
}
