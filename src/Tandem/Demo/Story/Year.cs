using Tandem.Access.Public;
using Tandem.Demo.Making;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Demo.Story;

/// <summary>
/// The year itself: day by day the website's messages come in, the application works, and people do what their turn of the story says. Everything is
/// written at the time at which it happens.
/// </summary>
internal sealed class Year
{
    // When the application looks at what has come in: once a day, at the end more often; a live one looks all the time.
    private static readonly int[] Once = [13];
    private static readonly int[] Lately = [9, 11, 14, 16];
    private const int LatelyDays = 20;
    private const int MostInBatch = 800;

    private readonly StoryWorkspace _workspace;
    private readonly StoryTime _time;
    private readonly Scale _scale;
    private readonly Cast _cast;
    private readonly Web _web;
    private readonly Agenda _agenda = new();
    private readonly PriorityQueue<WebMessage, (long, int)> _coming = new();
    private readonly Dictionary<string, Person> _people;

    public Year(StoryWorkspace workspace, Workspace settings, Instant end, Scale scale, int seed)
    {
        (_workspace, _scale, Currency) = (workspace, scale, settings.Currency);
        _time = new StoryTime(settings, end);
        _cast = new Cast(seed, _time, scale);
        _web = new Web(seed, _time);
        _people = _cast.People.ToDictionary(person => person.Email, StringComparer.Ordinal);
    }

    private string Currency { get; }

    public async Task<IReadOnlyList<Guid>> Live(Action<int> progress, CancellationToken cancel)
    {
        _workspace.Clock.GoOn(_time.Start);
        var opening = new Opening(_workspace, _time, _cast, Currency);
        var team = await opening.Begin();
        var deals = new Deals(_workspace, _time, _agenda, _scale);
        var leads = new Leads(_workspace, _time, _agenda, team, deals);
        var agreements = new Agreements(_workspace, _time, _agenda, team, _scale);
        var circle = new Circle(_workspace, _time, _agenda, team, _people);
        Expect(_web.Of(_cast, _scale));
        agreements.Plan();
        circle.Plan(_cast, deals, _scale);
        foreach (var fair in _cast.FairDays)
        {
            _agenda.Add(_time.At(fair.AddDays(1), 10, 0), 0, () => opening.Fair(team.Marketer, fair));
        }

        for (var day = _time.FirstDay; day <= _time.Today; day = day.AddDays(1))
        {
            foreach (var at in Looks(day))
            {
                cancel.ThrowIfCancellationRequested();
                await GoOn(at < _time.End ? at : _time.End, cancel);
                await circle.Greet();
                await leads.Look(_people);
                foreach (var (person, from) in deals.NewCustomers)
                {
                    Expect(_web.FirstUse(person, from));
                }

                deals.NewCustomers.Clear();
            }

            progress((day.DayNumber - _time.FirstDay.DayNumber) * 99 / StoryTime.Days);
        }

        await GoOn(_time.End, cancel);
        await circle.Greet();
        await new Today(_workspace, _time, team, opening).Finish(await Owner());
        await _workspace.CatchUp(cancel);
        progress(100);
        return [.. team.All.Select(one => one.UserId!.Value)];
    }

    private IEnumerable<Instant> Looks(DateOnly day)
    {
        var dice = new Dice(day.DayNumber, part: 51);
        var isLate = !_scale.IsBrief && _time.Today.DayNumber - day.DayNumber < LatelyDays;
        var hours = isLate && _time.IsWorkday(day) ? Lately : _time.IsWorkday(day) || !_scale.IsBrief ? Once : [];
        return hours.Select(hour => _time.At(day, hour, 0) + TimeSpan.FromSeconds(dice.Between(-3000, 3000) * (hours.Length == 1 ? 2 : 1)));
    }

    /// <summary>Goes on to <paramref name="until"/>.</summary>
    private async Task GoOn(Instant until, CancellationToken cancel)
    {
        while (_agenda.TryTake(until, out var at, out var work))
        {
            _workspace.Clock.GoOn(at);
            await work();
        }

        _workspace.Clock.GoOn(until);
        var batch = new List<WebMessage>();
        while (_coming.TryPeek(out var message, out _) && message.At <= until)
        {
            batch.Add(_coming.Dequeue());
            if (batch.Count == MostInBatch)
            {
                await Send(batch);
            }
        }

        await Send(batch);
        await _workspace.CatchUp(cancel);
    }

    private async Task Send(List<WebMessage> batch)
    {
        if (batch.Count > 0)
        {
            await _workspace.PostJson(Website, "/v1/batch", Web.Batch(batch));
            batch.Clear();
        }
    }

    /// <summary>The website hands its events in.</summary>
    private static Caller Website { get; } = Caller.System;

    private void Expect(IEnumerable<WebMessage> messages)
    {
        foreach (var message in messages)
        {
            _coming.Enqueue(message, (message.At.Milliseconds, message.Person.Number));
        }
    }

    /// <summary>Who set the workspace up, where somebody has.</summary>
    private async Task<Caller?> Owner() => await _workspace.Db.Read(async session =>
        (await Users.All(session)).FirstOrDefault(user => user is { Role: Role.Owner, Status: UserStatus.Active }) is { } owner
            ? await Users.AsCaller(session, owner.Id)
            : null);
}
