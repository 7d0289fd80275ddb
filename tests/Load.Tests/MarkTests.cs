using ChatPlatform.Load.Checks;

namespace ChatPlatform.Load;

public sealed class MarkTests
{
    private static readonly Mark Mine = new("012abc", Tenant: 3, Session: 12, Turn: 4);

    [Fact]
    public void Marks_are_found_in_any_text()
    {
        var tenant = new Mark("012abc", 3);

        Assert.Equal([Mine, tenant], Mark.In($"The kettle ({Mine}), says {tenant}. Not zq012abct3s."));
    }

    [Fact]
    public void A_session_may_meet_its_own_turns_and_its_tenants_pages_and_nothing_else()
    {
        Assert.True(Mine.MayMeet(Mine with { Turn = 1 }));
        Assert.True(Mine.MayMeet(new Mark("012abc", 3)));
        Assert.False(Mine.MayMeet(Mine with { Session = 1 }));
        Assert.False(Mine.MayMeet(Mine with { Tenant = 1 }));
        Assert.False(Mine.MayMeet(Mine with { Run = "ffffff" }));
    }
}
