namespace Tandem.Platform.Cli;

/// <summary>Words and options behind a verb: <c>--name value</c>, <c>--name=value</c>, <c>--flag</c>.</summary>
public sealed class CliArguments
{
    private readonly Dictionary<string, List<string>> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>Splits what was typed. An option named in <paramref name="flags"/> takes no value.</summary>
    public CliArguments(IEnumerable<string> typed, params string[] flags)
    {
        var rest = new Queue<string>(typed);
        while (rest.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(word);
                continue;
            }

            var split = word.IndexOf('=', StringComparison.Ordinal);
            var name = split < 0 ? word[2..] : word[2..split];
            var takesNext = split < 0 && !flags.Contains(name, StringComparer.Ordinal)
                && rest.TryPeek(out var next) && !next.StartsWith("--", StringComparison.Ordinal);
            Add(name, split >= 0 ? word[(split + 1)..] : takesNext ? rest.Dequeue() : "");
        }
    }

    /// <summary>The words that are not options, in order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Whether the option was given.</summary>
    public bool Has(string name) => _options.ContainsKey(name);

    /// <summary>The option's last value, or null.</summary>
    public string? Value(string name) => _options.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>All values of an option that may be given more than once.</summary>
    public IReadOnlyList<string> Values(string name) => _options.TryGetValue(name, out var values) ? values : [];

    /// <summary>The names of options that are none of <paramref name="known"/>: wrong use.</summary>
    public IEnumerable<string> Unknown(params string[] known) => _options.Keys.Except(known, StringComparer.Ordinal);

    private void Add(string name, string value)
    {
        if (!_options.TryGetValue(name, out var values))
        {
            _options.Add(name, values = []);
        }

        values.Add(value);
    }
}
