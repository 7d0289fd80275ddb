using Microsoft.Extensions.Options;

namespace Orleans.Configuration;

internal sealed class GrainCollectionOptionsValidator : IValidateOptions<GrainCollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, GrainCollectionOptions options)
    {
        var ages = options.ClassSpecificCollectionAge.Append(new("CollectionAge", options.CollectionAge));
        var tooShort = ages.Where(age => age.Value <= options.CollectionQuantum).Select(age => $"{age.Key} is {age.Value}").ToArray();
        return tooShort.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{string.Join("; ", tooShort)}, which must be longer than CollectionQuantum, {options.CollectionQuantum}.");
    }
}
