using Tandem.Engines.Numbers;
using Tandem.Engines.Schedules;
using Tandem.Platform.Data;

namespace Tandem.Alignment.Sla;

/// <summary>Counts kept promises. What is not yet due counts for nobody and against nobody.</summary>
internal sealed class SlaJudge(BusinessCalendar calendar, Instant now)
{
    /// <summary>The first human touch is due four business hours after accepting; six touches are enough before somebody is given up as silent.</summary>
    private const int TouchMinutes = 240;
    private const int LeastTouches = 6;
    private const string Silent = "Went silent";

    public SalesSide Sales(IReadOnlyList<HandedOver> rows)
    {
        var back = rows.Where(row => row.State is "rejected" or "recycled").ToList();
        var silent = back.Where(row => row.Reason == Silent).ToList();
        return new SalesSide
        {
            AnsweredInTime = Answered(rows),
            ByFit = [.. rows.GroupBy(row => row.FitKey, StringComparer.Ordinal).OrderBy(fit => fit.Key, StringComparer.Ordinal).Select(fit => new FitPromise(fit.Key, Answered(fit)))],
            ByOwner = [.. rows.GroupBy(row => row.OwnerId).Select(owner => new OwnerPromise(owner.Key, owner.First().OwnerName, Answered(owner)))
                .OrderBy(owner => owner.Name, StringComparer.Ordinal).ThenBy(owner => owner.OwnerId)],
            MedianAnswerMinutes = Median.Of(rows.Where(row => row.AnsweredAt is not null).Select(row => Minutes(row.SentAt, row.AnsweredAt!.Value))),
            TouchedInTime = Touched(rows.Where(row => row.AcceptedAt is not null)),
            TouchMinutes = TouchMinutes,
            GivenUpAfterEnough = Promise.Of(silent.Count(row => row.Touches >= LeastTouches), silent.Count),
            LeastTouches = LeastTouches,
            ReturnedWithReason = Promise.Of(back.Count(row => row.Reason is not null), back.Count),
        };
    }

    /// <summary>Due is what was answered, has expired, or waits beyond its time.</summary>
    private Promise Answered(IEnumerable<HandedOver> rows)
    {
        var due = rows.Where(row => row.AnsweredAt is not null || row.State == "expired" || row.AcceptBy < now).ToList();
        return Promise.Of(due.Count(row => row.AnsweredAt <= row.AcceptBy), due.Count);
    }

    private Promise Touched(IEnumerable<HandedOver> accepted)
    {
        var due = accepted.Select(row => (row.FirstTouchAt, By: TouchBy(row.AcceptedAt!.Value))).Where(row => row.FirstTouchAt is not null || row.By < now).ToList();
        return Promise.Of(due.Count(row => row.FirstTouchAt <= row.By), due.Count);
    }

    private Instant TouchBy(Instant acceptedAt) => Instant.From(calendar.Add(acceptedAt.ToDateTimeOffset(), TimeSpan.FromMinutes(TouchMinutes)));

    private double Minutes(Instant from, Instant to) => calendar.Between(from.ToDateTimeOffset(), to.ToDateTimeOffset()).TotalMinutes;
}
