using System.Collections.Frozen;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Greetings, thanks and "who are you": the messages that need no page. Only a message that is nothing
/// else counts, so that "hello, where is my order" is a question.
/// </summary>
internal static class SmallTalk
{
    private static readonly FrozenDictionary<string, string> Greetings = Read("""
        en: hi, hello, hey, hi there, hello there, hey there, good morning, good afternoon, good evening, good day, greetings, who are you, what are you, are you a bot, are you a robot, are you human, are you a human, are you a person, are you real, are you an ai, what can you do, how can you help, how can you help me, what do you do, how are you, help
        de: hallo, guten tag, guten morgen, guten abend, moin, servus, gruss gott, grussi, wer bist du, wer sind sie, was kannst du, was konnen sie, bist du ein bot, bist du ein mensch, sind sie ein bot, sind sie ein mensch, hilfe
        es: hola, buenos dias, buenas tardes, buenas noches, buenas, quien eres, eres un bot, eres humano, que puedes hacer, ayuda
        fr: bonjour, bonsoir, salut, coucou, qui es tu, qui etes vous, es tu un robot, etes vous un robot, que peux tu faire, que pouvez vous faire, aide
        it: ciao, salve, buongiorno, buonasera, buon giorno, buona sera, chi sei, sei un bot, cosa puoi fare, aiuto
        pt: ola, oi, bom dia, boa tarde, boa noite, quem e voce, voce e um robo, o que voce pode fazer, ajuda
        nl: hoi, goedemorgen, goedemiddag, goedenavond, goedendag, wie ben je, wie bent u, ben je een bot, wat kun je
        ro: buna, buna ziua, buna dimineata, buna seara, salut, cine esti, esti un robot, ce poti face, ajutor
        tr: merhaba, selam, gunaydin, iyi gunler, iyi aksamlar, kimsin, sen kimsin, robot musun, ne yapabilirsin, yardim
        vi: xin chao, chao, chao ban, ban la ai, ban co the lam gi
        el: γεια, γεια σας, γεια σου, καλημερα, καλησπερα, ποιος εισαι, ποιος ειστε, βοηθεια
        ru: привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер, кто ты, кто вы, ты бот, вы бот, вы человек, что ты умеешь, что вы умеете, помощь
        ar: مرحبا, اهلا, السلام عليكم, صباح الخير, مساء الخير, من انت, هل انت روبوت
        hi: नमस्ते, नमस्कार, हैलो, हेलो, आप कौन हैं, आप कौन है
        zh: 你好, 您好, 早上好, 晚上好, 下午好, 嗨, 你是谁, 您是谁, 你是机器人吗, 你能做什么
        ja: こんにちは, こんばんは, おはよう, おはようございます, はじめまして, あなたは誰ですか
        th: สวัสดี, สวัสดีครับ, สวัสดีค่ะ, หวัดดี, คุณคือใคร
        """);

    private static readonly FrozenDictionary<string, string> Thanks = Read("""
        en: thanks, thank you, thank you very much, thank you so much, thanks a lot, many thanks, thx, ty, cheers, great thanks, ok thanks, okay thanks, perfect thanks, great, perfect, ok, okay, bye, goodbye, got it, ok thank you, great thank you, that helps, that helped, no thanks, no thank you
        de: danke, vielen dank, danke schon, dankeschon, danke sehr, herzlichen dank, super danke, ok danke, tschuss, auf wiedersehen
        es: gracias, muchas gracias, mil gracias, ok gracias, vale gracias, adios
        fr: merci, merci beaucoup, merci bien, ok merci, au revoir
        it: grazie, grazie mille, molte grazie, ok grazie, arrivederci
        pt: obrigado, obrigada, muito obrigado, muito obrigada, tchau
        nl: bedankt, dank je, dank je wel, dank u, dank u wel, dankjewel, tot ziens
        ro: multumesc, multumesc mult, mersi, la revedere
        tr: tesekkurler, tesekkur ederim, cok tesekkurler, sagol, sag olun
        vi: cam on, cam on ban, cam on nhieu, tam biet
        el: ευχαριστω, ευχαριστω πολυ, σας ευχαριστω, αντιο
        ru: спасибо, большое спасибо, спасибо большое, благодарю, до свидания
        ar: شكرا, شكرا لك, شكرا جزيلا
        hi: धन्यवाद, शुक्रिया, बहुत धन्यवाद
        zh: 谢谢, 谢谢你, 谢谢您, 多谢, 感谢, 再见
        ja: ありがとう, ありがとうございます, ありがとうございました
        th: ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, ขอบคุณมาก
        """);

    /// <returns>null when the message says anything else.</returns>
    public static string? ReplyTo(string message)
    {
        var words = Words(message);
        return Greetings.TryGetValue(words, out var language) ? Phrases.For(language).Greeting
            : Thanks.TryGetValue(words, out language) ? Phrases.For(language).Welcome
            : null;
    }

    private static FrozenDictionary<string, string> Read(string rows)
    {
        var languages = new Dictionary<string, string>();
        foreach (var row in rows.Split('\n'))
        {
            var colon = row.IndexOf(':', StringComparison.Ordinal);
            foreach (var phrase in row[(colon + 1)..].Split(','))
            {
                // A word that two languages share keeps the first.
                languages.TryAdd(Words(phrase), row[..colon]);
            }
        }

        return languages.ToFrozenDictionary();
    }

    private static string Words(string text)
    {
        var letters = Folding.Fold(text).Where(character => !Folding.IsSilent(character));
        var spaced = string.Concat(letters.Select(character => char.IsPunctuation(character) || char.IsSymbol(character) || char.IsSurrogate(character) ? ' ' : character));
        return string.Join(' ', spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
