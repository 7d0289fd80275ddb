namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>What the suite knows of one route or hub method: what its inputs hold, and how to ask it.</summary>
/// <param name="Name">As <see cref="Surface"/> spells it: "GET /api/v1/sessions/{id}", "hub /hubs/chat Send".</param>
public sealed record Claim(string Name, Caller Caller = Caller.Server)
{
    /// <summary>Inputs that name a thing of a tenant's.</summary>
    public Dictionary<string, Thing> Holds { get; init; } = [];

    /// <summary>Inputs of free text, which name nothing.</summary>
    public string[] Plain { get; init; } = [];

    /// <summary>Of a well-formed request; inputs that hold things are filled in.</summary>
    public string Query { get; init; } = "";

    /// <inheritdoc cref="Query"/>
    /// <remarks>JSON; a hub method's arguments as an array.</remarks>
    public string? Body { get; init; }

    /// <summary>JSON members of the answer that no two answers share, such as the id of what was made.</summary>
    public string[] Fresh { get; init; } = [];

    /// <summary>The answer is no text and says when it was made, so no two are the same.</summary>
    public bool Varies { get; init; }

    /// <summary>How the caller takes back what the request made under a name of its own choice, with the input's value in braces.</summary>
    public string? Undo { get; init; }

    /// <summary>A request with an unknown id begins something of the caller's own, which asks a model and is metered.</summary>
    public bool AsksModel { get; init; }

    /// <summary>Inputs whose answer does say whether another tenant has the thing, and why that is no secret.</summary>
    public Dictionary<string, string> Public { get; init; } = [];

    /// <summary>Why nothing of a tenant's can come by it; null when something can.</summary>
    public string? WithoutTenant { get; private init; }

    public static Claim Tenantless(string name, string reason) => new(name) { WithoutTenant = reason };

    public override string ToString() => Name;
}
