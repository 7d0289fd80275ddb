using ChatPlatform.Desk;

namespace ChatPlatform.Grains.Tests.Desk;

public sealed class DeskWordsTests
{
    /// <summary>A Friday, 18:00 in Berlin.</summary>
    private static readonly DateTimeOffset FridayEvening = new(2026, 1, 16, 17, 0, 0, TimeSpan.Zero);

    private static DeskSettings Berlin => DeskSettings.Default with
    {
        TimeZone = "Europe/Berlin",
        OfficeHours = [new(DayOfWeek.Monday, "09:00", "17:00"), new(DayOfWeek.Friday, "09:00", "17:00")],
    };

    [Theory]
    [InlineData("en", "We are back on Monday at 9:00. Leave your message: the reply will be here.")]
    [InlineData("de-AT", "Wir sind am Montag um 9:00 wieder da. Schreiben Sie Ihr Anliegen auf: Die Antwort steht dann hier.")]
    [InlineData("fr", "Nous sommes de retour lundi à 9:00. Laissez votre message : la réponse sera ici.")]
    [InlineData("es", "Volvemos el lunes a las 9:00. Deje su mensaje: la respuesta estará aquí.")]
    [InlineData("pl", "We are back on Monday at 9:00. Leave your message: the reply will be here.")]
    public void Outside_office_hours_it_says_in_the_bots_language_when_they_begin(string locale, string said) =>
        Assert.Equal(said, new DeskWords(Berlin, locale).Queued(isStaffed: false, FridayEvening));

    [Theory]
    [InlineData((-3 * 24) - 20, "tomorrow at 9:00")] // Monday evening
    [InlineData(-12, "today at 9:00")]
    public void Days_that_are_near_have_names_of_their_own(int hours, string opening)
    {
        var desk = Berlin with { OfficeHours = [new(DayOfWeek.Tuesday, "09:00", "17:00"), new(DayOfWeek.Friday, "09:00", "17:00")] };

        Assert.Contains(opening, new DeskWords(desk, "en").Queued(isStaffed: false, FridayEvening.AddHours(hours)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_there_answers_whatever_the_hours_say() =>
        Assert.Equal("Someone will be with you shortly.", new DeskWords(Berlin, "en").Queued(isStaffed: true, FridayEvening));

    [Fact]
    public void Within_office_hours_and_with_nobody_there_nothing_is_promised() =>
        Assert.StartsWith("Nobody is free right now.", new DeskWords(Berlin, "en").Queued(isStaffed: false, FridayEvening.AddHours(-4)), StringComparison.Ordinal);

    [Fact]
    public void The_tenants_own_words_come_first()
    {
        var words = new DeskWords(Berlin with { Messages = new DeskTexts(OutsideHours: "Till {opening}!", Joined: "Hi, {agent} here.") }, "en");

        Assert.Equal("Till on Monday at 9:00!", words.Queued(isStaffed: false, FridayEvening));
        Assert.Equal("Hi, Ann here.", words.Joined(new Agent("u1", "Ann")));
        Assert.Equal("Ann has left. The assistant answers again.", words.WithBot(new Agent("u1", "Ann"), isOver: false));
    }
}
