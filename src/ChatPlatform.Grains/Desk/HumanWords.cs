using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace ChatPlatform.Desk;

/// <summary>
/// Knows when a visitor asks for a person: a short message with one of the phrases of the bot's language in it, or of
/// English. It would rather miss one than take a question for one ("Can a person use it alone?"); the widget's control
/// stands beside it.
/// </summary>
internal static class HumanWords
{
    /// <summary>Longer ones are about something else, too.</summary>
    private const int MaxWords = 14;

    private static readonly ImmutableArray<string> English =
    [
        "talk to a human", "talk to a person", "talk to someone", "talk to somebody", "talk to an agent", "talk to a real person",
        "speak to a human", "speak to a person", "speak to someone", "speak to somebody", "speak to an agent", "speak to a real person",
        "speak with a human", "speak with a person", "speak with someone", "speak with an agent",
        "talk with a human", "talk with a person", "talk with someone", "talk with an agent",
        "chat with a human", "chat with a person", "chat with an agent",
        "connect me to a human", "connect me to an agent", "connect me with a human", "connect me with an agent", "connect me to a person",
        "need a human", "want a human", "need a real person", "want a real person", "human agent", "human please", "agent please", "real person please",
    ];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> All = new Dictionary<string, ImmutableArray<string>>
    {
        ["en"] = English,
        ["de"] =
        [
            "mit einem menschen sprechen", "mit einem menschen reden", "mit einem menschen chatten", "mit einem mitarbeiter sprechen",
            "mit einer mitarbeiterin sprechen", "mit einem mitarbeiter reden", "mit jemandem sprechen", "mit jemandem reden",
            "mit einer person sprechen", "mit einer person reden", "mit einem menschen verbinden", "mit einem mitarbeiter verbinden",
            "einen menschen sprechen", "einen mitarbeiter sprechen", "einen menschen bitte", "mitarbeiter bitte", "echten menschen",
        ],
        ["fr"] =
        [
            "parler a un humain", "parler a une personne", "parler a quelqu'un", "parler a un agent", "parler a un conseiller", "parler avec un humain",
            "parler avec une personne", "parler avec quelqu'un", "parler avec un conseiller", "parler avec un agent", "un humain s'il vous plait",
            "un conseiller s'il vous plait", "une vraie personne",
        ],
        ["es"] =
        [
            "hablar con una persona", "hablar con un humano", "hablar con alguien", "hablar con un agente", "hablar con un empleado",
            "chatear con una persona", "contactar con una persona", "un agente por favor", "una persona por favor", "una persona real",
        ],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="locale">Of the bot, BCP 47.</param>
    public static bool AskFor(string text, string locale)
    {
        var words = Words(text);
        return words.Length is > 0 and <= MaxWords
            && $" {string.Join(' ', words)} " is var said
            && English.Concat(All.GetValueOrDefault(locale.Split('-')[0], [])).Any(phrase => said.Contains($" {phrase} ", StringComparison.Ordinal));
    }

    /// <summary>In lower case, without accents and punctuation.</summary>
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(character switch
            {
                '\'' or '’' => '\'',
                _ when !char.IsLetterOrDigit(character) => ' ',
                _ => Plain(char.ToLowerInvariant(character)),
            });
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static char Plain(char letter) => letter switch
    {
        'à' or 'â' or 'á' => 'a',
        'é' or 'è' or 'ê' => 'e',
        'î' or 'ï' or 'í' => 'i',
        'ô' or 'ó' => 'o',
        'û' or 'ù' or 'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => letter,
    };
}
