using System.Collections.Frozen;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// Words that a question is made of and that tell no passage from another. Searching for them costs the most
/// and finds the least.
/// </summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = string.Join(
        ' ',
        // English
        "a about after all also am an and any are as at be been being but by can could did do does doing for from had has have how i if in into is it its may me might much must my no nor not of on or our shall she he should so some such than that the their them then there these they this those to too us was we were what when where which while who whom whose why will with would you your please want need tell give get see happen happens each every right now just more most many s t don doesn didn isn aren wasn ll re ve",
        // German
        "aber als am an auch auf aus bei bin bis bist da damit das dass dein dem den der des die dies diese dieser dieses doch du durch ein eine einem einen einer eines er es für hat hatte ich ihr im in ist ja kann man mein mit nach nicht noch nur oder sein seine sich sie sind so über um und uns unter vom von vor war waren warum was welche welcher welches wenn wer wie wird wo wurde wurden zu zum zur",
        // French
        "au aux avec ce ces cette combien comment dans de des du elle en est et était être eu il ils je l la le les leur lui mais n ne nous on ont ou où par pas pour pourquoi qu quand que quel quelle quels quelles qui quoi sa sans se ses son sont sur un une vous y d",
        // Spanish
        "al como cómo con cual cuál cuáles cuando cuándo cuántos cuántas de del desde donde dónde el ella ellos en era es esta este está fue ha han hay la las lo los más muy no o para pero por porque que qué quien quién quiénes se ser si sin sobre son su sus también un una y ya",
        // Italian, Portuguese
        "che chi come con da dal dalla dei del della delle di e è gli il io la le lo ma nel nella non o per perché più quale quali quando quanto quanti si sono su un una uno ao aos as com da das do dos e em foi mais mas na nas não no nos os para pela pelo por qual quais quando quantos quem são se sua um uma",
        // Dutch
        "aan als bij dat de deze die dit door een en er het hij hoe hun ik in is je kan maar met na naar niet of om ook op over te tot uit van voor waar waarom wat welke wie wij worden wordt ze zijn",
        // Russian
        "а без бы был была были было в вы где да для до его ее если есть еще же за и из или их к как какая какие какой когда кто ли мы на не него но о об он она они от по почему при с сколько со так также то только у что чтобы это этот я",
        // Turkish
        "bir bu da daha de en gibi hangi hangisi için ile kaç kim mi mı ne nedir nasıl neden nerede ve veya",
        // Romanian
        "a al ale au ca câte câți care ce cel cine cu cum când de din este fi fost în la mai nu o pe pentru prin și sau se sunt un unde",
        // Greek
        "αν από για δεν είναι η ήταν και με να ο οι ποια ποιες ποιο ποιοι ποιος πόσα πόσες πόσοι πότε που πού πως πώς σε στη στην στις στο στον στους τα τη την της τι τις το τον του τους των ως",
        // Arabic
        "أن إلى التي الذي الذين أي بعد بين ذلك على عن عند في قبل كان كانت كم كما كيف لا لم لماذا ما ماذا متى مع من هذا هذه هل هو هي و أين",
        // Hindi
        "और इस उस एक कब कर करता करते करने कहाँ का कि किस किसने किया की कितना कितने कितनी के को कौन कौनसा क्या क्यों गया जो तक तो था थी थे द्वारा ने पर में या यह वह से ही हुआ है हैं हो",
        // Vietnamese
        "ai bao bị các cái có của đã đâu đây được gì khi không là làm lại nào nhiêu những như ra sao tại thế thì trong và vào vì với")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string word) => Words.Contains(word);
}
