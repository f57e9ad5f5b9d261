using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>How a deal stands.</summary>
public enum DealOutcome
{
    /// <summary>Still worked on.</summary>
    Open,

    /// <summary>Bought.</summary>
    Won,

    /// <summary>Not bought.</summary>
    Lost,
}

/// <summary>Reads the outcome of a deal from a status or a stage: "Closed Won", "Lost", "gewonnen" …</summary>
public static class OutcomeWords
{
    private const string Table = """
        Open | open, in progress, ongoing, active, new, pending, engaging, prospecting, negotiation, offen, ouvert, en cours, abierto, en curso, aberto, em andamento, aperto, in corso, lopend
        Won  | won, closed won, closedwon, win, success, successful, sold, deal won, gewonnen, gagne, gagnee, ganado, ganada, ganho, ganha, fechado ganho, vinto, vinta, chiuso vinto, signed, true
        Lost | lost, closed lost, closedlost, loss, failed, abandoned, cancelled, canceled, dead, deal lost, verloren, perdu, perdue, perdido, perdida, fechado perdido, perso, persa, chiuso perso
        """;

    private static readonly FrozenDictionary<string, DealOutcome> Words = WordTable.Read<DealOutcome>(Table);

    /// <summary>The outcome that a cell names; null when it names none.</summary>
    public static DealOutcome? Read(string cell) => cell.Length <= 60 && Words.TryGetValue(LooseKey.Of(cell), out var word) ? word : null;
}
