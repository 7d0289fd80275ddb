namespace ChatPlatform.Models.Extractive;

/// <summary>
/// How much speaks for a sentence as the answer. Every part is a share from 0 to 1; "weight" means that
/// rare terms count for more.
/// </summary>
internal readonly record struct Evidence
{
    /// <summary>Weight of the question's terms that the sentence itself holds.</summary>
    public double Own { get; init; }

    /// <summary>Of those that only the label, the columns or the introducing line that it stands under add.</summary>
    public double Section { get; init; }

    /// <summary>Of those that only its neighbours add.</summary>
    public double Near { get; init; }

    /// <summary>Of those that only the page's title or heading adds.</summary>
    public double Named { get; init; }

    /// <summary>Of those that only the rest of the passage adds.</summary>
    public double Around { get; init; }

    /// <summary>Of the question's neighbouring terms, how many stand close together in the sentence.</summary>
    public double Pairs { get; init; }

    /// <summary>Of the question's terms, how many the sentence holds, each counting alike.</summary>
    public double Held { get; init; }

    /// <summary>Of the question's terms, how many neither the passage nor its title holds; those that another passage of its page holds count three quarters.</summary>
    public double Missing { get; init; }

    /// <summary>Of the question's names and numbers, how many the passage or its title holds; 1 when it has none.</summary>
    public double Names { get; init; }

    /// <summary>The question's terms that the sentence, the title or the heading holds, up to five, as a share of five.</summary>
    public double Count { get; init; }

    /// <summary>1 when the sentence holds the kind of words that were asked for.</summary>
    public double Fits { get; init; }

    /// <summary>1 when a person or an amount is asked for and the sentence names none.</summary>
    public double Lacks { get; init; }

    /// <summary>1 when it holds an amount of the very measure that was asked for.</summary>
    public double Amount { get; init; }

    /// <summary>1 when steps are asked for and its section lists some.</summary>
    public double Steps { get; init; }

    /// <summary>1 when the label above it holds every name and number of the question.</summary>
    public double Labelled { get; init; }

    /// <summary>1 when a column of its table is called what was asked for, and the row what it was asked of.</summary>
    public double Cell { get; init; }

    /// <summary>1 for the first passage, 1/2 for the second: retrieval has an opinion too.</summary>
    public double Rank { get; init; }

    /// <summary>1 for a whole sentence of ordinary length, less for fragments, tables and code.</summary>
    public double Shape { get; init; }

    /// <summary>
    /// Orders sentences. The weights were fitted on half of XQuAD's articles and hold on the other half,
    /// but for those of section, amount, steps, label and cell: XQuAD's bare paragraphs have none of these,
    /// and their weights were chosen by hand on the demo site's questions.
    /// </summary>
    public double Score =>
        Shape * (Own + (0.8 * Section) + (0.4 * Near) + (0.6 * Named) + (0.15 * Around) + (0.2 * Pairs) + (0.12 * Fits) + (0.2 * Amount) + (0.25 * Steps) + (0.25 * Labelled) + (0.25 * Cell) + (0.3 * Rank) + (0.25 * Names) + (0.2 * Held) - (0.2 * Lacks));

    /// <summary>
    /// Probability that a sentence with this evidence, the best there is, answers the question: a logistic
    /// regression over the same half of XQuAD, each question once with its paragraph among the passages and
    /// once without.
    /// </summary>
    public double Confidence => 1 / (1 + Math.Exp(3.14 - (3.01 * Score) + (3.34 * Missing) - (2.69 * Count)));
}
