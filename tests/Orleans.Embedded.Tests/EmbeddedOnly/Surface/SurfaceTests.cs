namespace Orleans.Embedded.Tests.EmbeddedOnly.Surface;

/// <summary>What the engine shows is a part of what Orleans 10.4 shows, to the letter: so the same source compiles on either.</summary>
public sealed class SurfaceTests(Surfaces surfaces) : IClassFixture<Surfaces>
{
    // What a user implements must have all members that Orleans wants implemented.
    private static readonly string[] Implemented =
    [
        "Orleans.IGrainBase", "Orleans.IGrainState`1", "Orleans.Storage.IGrainStorage", "Orleans.TestingHost.ISiloConfigurator", "Orleans.Core.IStorage", "Orleans.Core.IStorage`1",
    ];

    public static TheoryData<string> TypeNames() => [.. typeof(Grain).Assembly.GetExportedTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_public_type_is_one_of_Orleans_with_the_same_members(string name)
    {
        var ours = surfaces.Embedded(name);
        var theirs = surfaces.Orleans(name);
        Assert.True(theirs is not null, $"Orleans has no public type {name}.");

        Assert.Equal(Signatures.OfType(theirs), Signatures.OfType(ours));
        Assert.Empty(Signatures.OfInterfaces(ours).Except(Signatures.OfInterfaces(theirs)));
        Assert.Empty(Signatures.OfMembers(ours).Except(Signatures.OfMembers(theirs)));
    }

    [Fact]
    public void An_interface_that_users_implement_has_every_member()
    {
        foreach (var name in Implemented)
            Assert.Equal(Signatures.OfMembers(surfaces.Orleans(name)!).Order(), Signatures.OfMembers(surfaces.Embedded(name)).Order());
    }
}
