namespace ChatPlatform.Tenants;

/// <summary>Who says what a plan allows.</summary>
public enum PlanSource
{
    /// <summary>Nobody: it is the standard one as the program has it.</summary>
    BuiltIn,

    /// <summary>The settings, under <c>Chat:Plans</c>; it is changed there and nowhere else.</summary>
    Settings,

    /// <summary>The platform's admin.</summary>
    Platform,
}
