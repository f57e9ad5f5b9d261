using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;

namespace Tandem.People.Export;

/// <summary>The records of a list as they are now: those that are made while the file is written are not in it.</summary>
internal static class AskedRows
{
    public static async Task<Result<Guid[]>> Asked(this RowIds rows, Session session, Result<ListQuestion> question) => question.Problem is { } problem
        ? problem
        : (await rows.Of(session, question.Value!, Guid.Empty, await rows.Last(session, question.Value!.Table))).ToArray();
}
