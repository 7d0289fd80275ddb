using System.Globalization;

namespace Orleans;

/// <summary>How long a grain of this class may be idle before it is deactivated. The parts add up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>No limit may be shorter than this.</summary>
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _age;

    public CollectionAgeLimitAttribute()
    {
    }

    /// <param name="inactivityPeriod">A time span in its invariant text form.</param>
    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _age = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    public double Days { private get; set; }

    public double Hours { private get; set; }

    public double Minutes { private get; set; }

    /// <summary>Never idle.</summary>
    public bool AlwaysActive { private get; set; }

    /// <exception cref="ArgumentOutOfRangeException">Shorter than <see cref="MinAgeLimit"/>.</exception>
    public TimeSpan AgeLimit
    {
        get
        {
            if (AlwaysActive)
                return Timeout.InfiniteTimeSpan;
            var age = _age + TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
            return age == TimeSpan.Zero || age >= MinAgeLimit
                ? age
                : throw new ArgumentOutOfRangeException($"The collection age limit {age} is shorter than {MinAgeLimit}.", default(Exception));
        }
    }
}
