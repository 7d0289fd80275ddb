using System.Collections.Frozen;
using System.Globalization;

namespace ChatPlatform.Desk;

/// <summary>The platform's own words for a desk, in one language. A language that is not here is answered in English.</summary>
/// <param name="Today">With {0} for the time, as <paramref name="Tomorrow"/>; <paramref name="OnDay"/> with {1} for the day besides.</param>
/// <param name="Days">From Sunday on.</param>
internal sealed record DeskPhrases(DeskTexts Texts, string Today, string Tomorrow, string OnDay, string[] Days)
{
    private static readonly DeskPhrases English = new(
        new DeskTexts(
            Waiting: "Someone will be with you shortly.",
            NobodyThere: "Nobody is free right now. Leave your message: the reply will be here.",
            OutsideHours: "We are back {opening}. Leave your message: the reply will be here.",
            Joined: "{agent} is answering now.",
            AgentLeft: "{agent} had to leave. Someone else will be with you as soon as possible.",
            HandedBack: "{agent} has left. The assistant answers again.",
            Closed: "{agent} has closed the conversation. If there is more, just write."),
        "today at {0}",
        "tomorrow at {0}",
        "on {1} at {0}",
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]);

    private static readonly FrozenDictionary<string, DeskPhrases> All = new Dictionary<string, DeskPhrases>
    {
        ["en"] = English,
        ["de"] = new(
            new DeskTexts(
                Waiting: "Gleich ist jemand für Sie da.",
                NobodyThere: "Gerade ist niemand frei. Schreiben Sie Ihr Anliegen auf: Die Antwort steht dann hier.",
                OutsideHours: "Wir sind {opening} wieder da. Schreiben Sie Ihr Anliegen auf: Die Antwort steht dann hier.",
                Joined: "{agent} antwortet jetzt.",
                AgentLeft: "{agent} musste gehen. So bald wie möglich ist jemand anderes für Sie da.",
                HandedBack: "{agent} ist gegangen. Der Assistent antwortet wieder.",
                Closed: "{agent} hat das Gespräch beendet. Wenn noch etwas ist, schreiben Sie einfach."),
            "heute um {0}",
            "morgen um {0}",
            "am {1} um {0}",
            ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]),
        ["fr"] = new(
            new DeskTexts(
                Waiting: "Quelqu'un va vous répondre dans un instant.",
                NobodyThere: "Personne n'est libre pour le moment. Laissez votre message : la réponse sera ici.",
                OutsideHours: "Nous sommes de retour {opening}. Laissez votre message : la réponse sera ici.",
                Joined: "{agent} vous répond maintenant.",
                AgentLeft: "{agent} a dû partir. Quelqu'un d'autre vous répondra dès que possible.",
                HandedBack: "{agent} est parti. L'assistant répond de nouveau.",
                Closed: "{agent} a terminé la conversation. S'il y a autre chose, écrivez simplement."),
            "aujourd'hui à {0}",
            "demain à {0}",
            "{1} à {0}",
            ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]),
        ["es"] = new(
            new DeskTexts(
                Waiting: "Enseguida le atenderá una persona.",
                NobodyThere: "Ahora mismo no hay nadie libre. Deje su mensaje: la respuesta estará aquí.",
                OutsideHours: "Volvemos {opening}. Deje su mensaje: la respuesta estará aquí.",
                Joined: "{agent} le responde ahora.",
                AgentLeft: "{agent} ha tenido que irse. Otra persona le atenderá lo antes posible.",
                HandedBack: "{agent} se ha ido. El asistente vuelve a responder.",
                Closed: "{agent} ha cerrado la conversación. Si necesita algo más, escriba."),
            "hoy a las {0}",
            "mañana a las {0}",
            "el {1} a las {0}",
            ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"]),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="locale">BCP 47; its language decides.</param>
    public static DeskPhrases In(string locale) => All.GetValueOrDefault(locale.Split('-')[0], English);

    /// <summary>"tomorrow at 9:00".</summary>
    public string Opening(DateTimeOffset opening, DateTimeOffset now)
    {
        var pattern = (opening.Date - now.Date).Days switch
        {
            0 => Today,
            1 => Tomorrow,
            _ => OnDay,
        };
        return string.Format(CultureInfo.InvariantCulture, pattern, opening.ToString("H:mm", CultureInfo.InvariantCulture), Days[(int)opening.DayOfWeek]);
    }
}
