using System.Collections.Frozen;

namespace Tandem.Engines.Import.Mapping;

/// <summary>A target that the words of a header speak for, before anybody looked at the cells.</summary>
internal sealed record HeaderMatch(HeaderMeaning Meaning, double Confidence);

/// <summary>Matches the words of a header: whole first, then without what says only whose or which, then allowing a typing error.</summary>
internal sealed class HeaderMatcher(ImportObject importObject)
{
    private const double Exact = 0.97;
    private const double WithoutParentheses = 0.94;
    private const double InScope = 0.9;
    private const double WithoutQualifier = 0.86;
    private const double Misspelt = 0.7;
    private const double PerRank = 0.06;

    // What may have a qualifier: there are two mobile numbers, but not two stages.
    private static readonly FrozenSet<string> Qualified =
        new[] { "email", "phone", "country", "city", "website", "job_title", "company" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HeaderTable table = HeaderTable.Of(importObject);
    private readonly FrozenSet<string> own = HeaderScopes.Of(importObject);

    internal IEnumerable<HeaderMatch> Match(string header)
    {
        var text = HeaderText.Of(header);
        if (text.Words.Length == 0) return [];
        return At(table, text.Whole, Exact)
            ?? (text.InParentheses.Length > 0 ? At(table, HeaderText.Join(text.Words), WithoutParentheses) : null)
            ?? Scoped(text)
            ?? WithoutQualifiers(text.Words, text.InParentheses, 1)
            ?? Close(text)
            ?? [];
    }

    private static List<HeaderMatch>? At(HeaderTable words, string loose, double confidence) =>
        words.Find(loose) is { } meanings ? [.. meanings.Select(m => new HeaderMatch(m, confidence - PerRank * (m.Rank - 1)))] : null;

    // "Person - Email (Work)", "Organization - Name*", "Deal - Title", "contact_email", "Lead: Created Date".
    private List<HeaderMatch>? Scoped(HeaderText text)
    {
        if (text.Words.Length < 2) return null;
        var first = text.Words[0];
        if (HeaderScopes.Elsewhere.Contains(first)) return [];
        var rest = text.Words.AsSpan(1);
        if (own.Contains(first))
        {
            var found = At(table, HeaderText.Join(rest) + HeaderText.Join(text.InParentheses), InScope)
                ?? At(table, HeaderText.Join(rest), InScope)
                ?? WithoutQualifiers(rest.ToArray(), text.InParentheses, 0.96);
            if (found is not null) return found;
        }
        // "Record ID - Contact"
        if (own.Contains(text.Words[^1]) && At(table, HeaderText.Join(text.Words.AsSpan(0, text.Words.Length - 1)), InScope) is { } named) return named;
        foreach (var scope in Others())
        {
            if (HeaderScopes.Of(scope).Contains(first)) return Foreign(scope, HeaderText.Join(rest));
        }
        return null;
    }

    private IEnumerable<ImportObject> Others() =>
        new[] { ImportObject.Companies, ImportObject.Contacts, ImportObject.Deals }.Where(o => o != importObject);

    // A column about another record: of its columns only those that name it are of use here.
    private List<HeaderMatch>? Foreign(ImportObject scope, string rest)
    {
        if (HeaderTable.Of(scope).Find(rest) is not { } meanings) return null;
        var found = new List<HeaderMatch>();
        foreach (var meaning in meanings)
        {
            if (Relation(scope, meaning.Target) is { } relation)
                found.Add(new HeaderMatch(relation, InScope - PerRank * (meaning.Rank - 1)));
        }
        return found;
    }

    private HeaderMeaning? Relation(ImportObject scope, string target) => (importObject, scope, target) switch
    {
        (ImportObject.Contacts or ImportObject.Deals, ImportObject.Companies, "name") => new("company", 1, ReferenceBy.Name, null),
        (ImportObject.Contacts or ImportObject.Deals, ImportObject.Companies, "domain" or "website") => new("company", 2, ReferenceBy.Domain, null),
        (ImportObject.Contacts or ImportObject.Deals, ImportObject.Companies, "external_id") => new("company", 1, ReferenceBy.ExternalId, null),
        (ImportObject.Deals, ImportObject.Contacts, "full_name") => new("contact", 1, ReferenceBy.Name, null),
        (ImportObject.Deals, ImportObject.Contacts, "email") => new("contact", 1, ReferenceBy.Email, null),
        (ImportObject.Deals, ImportObject.Contacts, "external_id") => new("contact", 1, ReferenceBy.ExternalId, null),
        (ImportObject.Contacts, ImportObject.Deals, "name") => new("deal_name", 1, null, null),
        (ImportObject.Contacts, ImportObject.Deals, "amount") => new("deal_amount", 1, null, null),
        (ImportObject.Contacts, ImportObject.Deals, "stage") => new("deal_stage", 1, null, null),
        _ => null,
    };

    // "Work Email", "Phone 2 - Value", "Mailing City", "Email (Home)".
    private List<HeaderMatch>? WithoutQualifiers(string[] words, string[] parentheses, double factor)
    {
        var rest = new List<string>();
        var penalty = 0.0;
        foreach (var word in words.Concat(parentheses))
        {
            if (HeaderScopes.First.Contains(word)) continue;
            if (HeaderScopes.Usual.Contains(word)) penalty += 0.02;
            else if (HeaderScopes.Second.Contains(word)) penalty += 0.08;
            else if (word.Length == 1 && char.IsAsciiDigit(word[0])) penalty += 0.1;
            else rest.Add(word);
        }
        if (rest.Count == 0 || rest.Count == words.Length + parentheses.Length) return null;
        var found = At(table, string.Concat(rest), (WithoutQualifier - penalty) * factor);
        var kept = found?.Where(m => Qualified.Contains(m.Meaning.Target) && m.Meaning.By is null).ToList();
        return kept is { Count: > 0 } ? kept : null;
    }

    private List<HeaderMatch>? Close(HeaderText text)
    {
        var whole = HeaderText.Join(text.Words);
        var allowed = whole.Length >= 10 ? 2 : whole.Length >= 6 ? 1 : 0;
        if (allowed == 0) return null;
        string? best = null;
        var least = allowed + 1;
        foreach (var word in table.Words)
        {
            if (Math.Abs(word.Length - whole.Length) >= least || word.Length < 6 || word[0] != whole[0]) continue;
            var distance = NearMatch.Distance(word, whole, least - 1);
            if (distance >= least) continue;
            (best, least) = (word, distance);
        }
        return best is null ? null : At(table, best, Misspelt);
    }
}
