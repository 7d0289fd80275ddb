using System.Collections.Frozen;

namespace ChatPlatform.Models.Language;

/// <summary>The few sentences that the platform itself says to visitors in a reply, in their language.</summary>
/// <param name="Greeting">Answers a greeting and a question about who answers; says what the answerer is.</param>
/// <param name="Welcome">Answers thanks.</param>
/// <param name="FoundNothing">Says that the website's pages do not hold the answer.</param>
internal sealed record Phrases(string Greeting, string Welcome, string FoundNothing)
{
    private static readonly FrozenDictionary<string, Phrases> All = new Dictionary<string, Phrases>
    {
        ["en"] = new(
            "Hello! I answer questions with sentences from this website's own pages and show where they stand. What would you like to know?",
            "You're welcome. Ask whenever you have another question.",
            "I found no answer to that on this website's pages. Other words may help."),
        ["de"] = new(
            "Hallo! Ich beantworte Fragen mit Sätzen von den Seiten dieser Website und zeige, wo sie stehen. Was möchten Sie wissen?",
            "Gern geschehen. Fragen Sie jederzeit weiter.",
            "Auf den Seiten dieser Website habe ich dazu keine Antwort gefunden. Vielleicht helfen andere Worte."),
        ["es"] = new(
            "¡Hola! Respondo preguntas con frases de las propias páginas de este sitio web y muestro dónde están. ¿Qué le gustaría saber?",
            "De nada. Pregunte cuando quiera.",
            "No he encontrado la respuesta en las páginas de este sitio web. Quizá ayuden otras palabras."),
        ["fr"] = new(
            "Bonjour ! Je réponds avec des phrases tirées des pages de ce site et j'indique où elles se trouvent. Que voulez-vous savoir ?",
            "Je vous en prie. N'hésitez pas à poser une autre question.",
            "Je n'ai pas trouvé de réponse dans les pages de ce site. D'autres mots aideront peut-être."),
        ["it"] = new(
            "Ciao! Rispondo con frasi tratte dalle pagine di questo sito e mostro dove si trovano. Che cosa vorrebbe sapere?",
            "Prego. Chieda pure quando vuole.",
            "Non ho trovato una risposta nelle pagine di questo sito. Forse altre parole possono aiutare."),
        ["pt"] = new(
            "Olá! Respondo com frases das próprias páginas deste site e mostro onde elas estão. O que gostaria de saber?",
            "De nada. Pergunte sempre que quiser.",
            "Não encontrei a resposta nas páginas deste site. Talvez outras palavras ajudem."),
        ["nl"] = new(
            "Hallo! Ik beantwoord vragen met zinnen van de pagina's van deze website en laat zien waar ze staan. Wat wilt u weten?",
            "Graag gedaan. Stel gerust nog een vraag.",
            "Ik heb daarop geen antwoord gevonden op de pagina's van deze website. Misschien helpen andere woorden."),
        ["ro"] = new(
            "Bună! Răspund cu propoziții din paginile acestui site și arăt unde se află. Ce doriți să aflați?",
            "Cu plăcere. Întrebați oricând.",
            "Nu am găsit un răspuns în paginile acestui site. Poate că ajută alte cuvinte."),
        ["tr"] = new(
            "Merhaba! Soruları bu sitenin kendi sayfalarındaki cümlelerle yanıtlar ve nerede olduklarını gösteririm. Ne öğrenmek istersiniz?",
            "Rica ederim. Başka bir sorunuz olursa sorabilirsiniz.",
            "Bu sitenin sayfalarında bunun yanıtını bulamadım. Başka sözcükler işe yarayabilir."),
        ["vi"] = new(
            "Xin chào! Tôi trả lời bằng các câu lấy từ chính các trang của website này và chỉ ra chúng nằm ở đâu. Bạn muốn biết điều gì?",
            "Không có gì. Bạn cứ hỏi tiếp khi cần.",
            "Tôi không tìm thấy câu trả lời trong các trang của website này. Bạn có thể thử dùng từ khác."),
        ["el"] = new(
            "Γεια σας! Απαντώ με προτάσεις από τις σελίδες αυτού του ιστότοπου και δείχνω πού βρίσκονται. Τι θα θέλατε να μάθετε;",
            "Παρακαλώ. Ρωτήστε ό,τι άλλο θέλετε.",
            "Δεν βρήκα απάντηση στις σελίδες αυτού του ιστότοπου. Ίσως βοηθήσουν άλλες λέξεις."),
        ["ru"] = new(
            "Здравствуйте! Я отвечаю предложениями со страниц этого сайта и показываю, где они находятся. Что вы хотите узнать?",
            "Пожалуйста. Спрашивайте, если появятся другие вопросы.",
            "На страницах этого сайта я не нашёл ответа. Возможно, помогут другие слова."),
        ["ar"] = new(
            "مرحبًا! أجيب بجمل من صفحات هذا الموقع نفسه وأبيّن أين توجد. ماذا تودّ أن تعرف؟",
            "على الرحب والسعة. اسأل متى شئت.",
            "لم أجد إجابة عن ذلك في صفحات هذا الموقع. قد تفيد كلمات أخرى."),
        ["hi"] = new(
            "नमस्ते! मैं इस वेबसाइट के अपने पृष्ठों के वाक्यों से उत्तर देता हूँ और दिखाता हूँ कि वे कहाँ हैं। आप क्या जानना चाहेंगे?",
            "आपका स्वागत है। जब चाहें, फिर पूछें।",
            "इस वेबसाइट के पृष्ठों में मुझे इसका उत्तर नहीं मिला। दूसरे शब्दों में पूछने से मदद मिल सकती है।"),
        ["zh"] = new(
            "您好！我用本网站页面中的原句回答问题，并标明出处。您想了解什么？",
            "不客气，欢迎随时提问。",
            "在本网站的页面中没有找到答案。换个说法也许会有帮助。"),
        ["ja"] = new(
            "こんにちは。このサイトのページにある文をそのまま使って、出典とともにお答えします。何をお知りになりたいですか。",
            "どういたしまして。ほかにもご質問があればどうぞ。",
            "このサイトのページには答えが見つかりませんでした。別の言葉で試すと見つかるかもしれません。"),
        ["th"] = new(
            "สวัสดีค่ะ ฉันตอบคำถามด้วยประโยคจากหน้าเว็บของเว็บไซต์นี้และบอกที่มาให้ คุณอยากทราบเรื่องอะไรคะ",
            "ยินดีค่ะ ถามเพิ่มเติมได้ทุกเมื่อ",
            "ไม่พบคำตอบในหน้าเว็บของเว็บไซต์นี้ ลองใช้คำอื่นอาจช่วยได้"),
    }.ToFrozenDictionary();

    /// <param name="language">ISO 639-1; English where there is no translation.</param>
    public static Phrases For(string language) => All.TryGetValue(language, out var phrases) ? phrases : All["en"];
}
