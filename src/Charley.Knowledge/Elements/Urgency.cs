namespace Charley.Knowledge;

/// <summary>How soon to see someone, in rising order; the order is used in comparisons.</summary>
public enum Urgency
{
    /// <summary>Nobody needs to be seen; look after it and check again.</summary>
    SelfCare,

    /// <summary>An ordinary appointment within a few weeks.</summary>
    RoutineAppointment,

    /// <summary>A clinician within a few days.</summary>
    WithinDays,

    /// <summary>A clinician today.</summary>
    SameDay,

    /// <summary>Ambulance or emergency department now.</summary>
    EmergencyNow,
}
