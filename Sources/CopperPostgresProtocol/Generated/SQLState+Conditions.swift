// Written by Tests/Generators/sqlstate.py from PostgreSQL's errcodes.txt: not for editing.

/// The conditions of PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
extension SQLState {
    // Class 00 - Successful Completion
    public static let successfulCompletion = SQLState(rawValue: "00000")

    // Class 01 - Warning
    public static let warning = SQLState(rawValue: "01000")
    public static let dynamicResultSetsReturned = SQLState(rawValue: "0100C")
    public static let implicitZeroBitPadding = SQLState(rawValue: "01008")
    public static let nullValueEliminatedInSetFunction = SQLState(rawValue: "01003")
    public static let privilegeNotGranted = SQLState(rawValue: "01007")
    public static let privilegeNotRevoked = SQLState(rawValue: "01006")
    public static let warningStringDataRightTruncation = SQLState(rawValue: "01004")
    public static let deprecatedFeature = SQLState(rawValue: "01P01")

    // Class 02 - No Data (this is also a warning class per the SQL standard)
    public static let noData = SQLState(rawValue: "02000")
    public static let noAdditionalDynamicResultSetsReturned = SQLState(rawValue: "02001")

    // Class 03 - SQL Statement Not Yet Complete
    public static let sqlStatementNotYetComplete = SQLState(rawValue: "03000")

    // Class 08 - Connection Exception
    public static let connectionException = SQLState(rawValue: "08000")
    public static let connectionDoesNotExist = SQLState(rawValue: "08003")
    public static let connectionFailure = SQLState(rawValue: "08006")
    public static let sqlClientUnableToEstablishSQLConnection = SQLState(rawValue: "08001")
    public static let sqlServerRejectedEstablishmentOfSQLConnection = SQLState(rawValue: "08004")
    public static let transactionResolutionUnknown = SQLState(rawValue: "08007")
    public static let protocolViolation = SQLState(rawValue: "08P01")

    // Class 09 - Triggered Action Exception
    public static let triggeredActionException = SQLState(rawValue: "09000")

    // Class 0A - Feature Not Supported
    public static let featureNotSupported = SQLState(rawValue: "0A000")

    // Class 0B - Invalid Transaction Initiation
    public static let invalidTransactionInitiation = SQLState(rawValue: "0B000")

    // Class 0F - Locator Exception
    public static let locatorException = SQLState(rawValue: "0F000")
    public static let invalidLocatorSpecification = SQLState(rawValue: "0F001")

    // Class 0L - Invalid Grantor
    public static let invalidGrantor = SQLState(rawValue: "0L000")
    public static let invalidGrantOperation = SQLState(rawValue: "0LP01")

    // Class 0P - Invalid Role Specification
    public static let invalidRoleSpecification = SQLState(rawValue: "0P000")

    // Class 0Z - Diagnostics Exception
    public static let diagnosticsException = SQLState(rawValue: "0Z000")
    public static let stackedDiagnosticsAccessedWithoutActiveHandler = SQLState(rawValue: "0Z002")

    // Class 10 - XQuery Error
    public static let invalidArgumentForXquery = SQLState(rawValue: "10608")

    // Class 20 - Case Not Found
    public static let caseNotFound = SQLState(rawValue: "20000")

    // Class 21 - Cardinality Violation
    public static let cardinalityViolation = SQLState(rawValue: "21000")

    // Class 22 - Data Exception
    public static let dataException = SQLState(rawValue: "22000")
    public static let arraySubscriptError = SQLState(rawValue: "2202E")
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    public static let datetimeFieldOverflow = SQLState(rawValue: "22008")
    public static let divisionByZero = SQLState(rawValue: "22012")
    public static let errorInAssignment = SQLState(rawValue: "22005")
    public static let escapeCharacterConflict = SQLState(rawValue: "2200B")
    public static let indicatorOverflow = SQLState(rawValue: "22022")
    public static let intervalFieldOverflow = SQLState(rawValue: "22015")
    public static let invalidArgumentForLogarithm = SQLState(rawValue: "2201E")
    public static let invalidArgumentForNtileFunction = SQLState(rawValue: "22014")
    public static let invalidArgumentForNthValueFunction = SQLState(rawValue: "22016")
    public static let invalidArgumentForPowerFunction = SQLState(rawValue: "2201F")
    public static let invalidArgumentForWidthBucketFunction = SQLState(rawValue: "2201G")
    public static let invalidCharacterValueForCast = SQLState(rawValue: "22018")
    public static let invalidDatetimeFormat = SQLState(rawValue: "22007")
    public static let invalidEscapeCharacter = SQLState(rawValue: "22019")
    public static let invalidEscapeOctet = SQLState(rawValue: "2200D")
    public static let invalidEscapeSequence = SQLState(rawValue: "22025")
    public static let nonstandardUseOfEscapeCharacter = SQLState(rawValue: "22P06")
    public static let invalidIndicatorParameterValue = SQLState(rawValue: "22010")
    public static let invalidParameterValue = SQLState(rawValue: "22023")
    public static let invalidPrecedingOrFollowingSize = SQLState(rawValue: "22013")
    public static let invalidRegularExpression = SQLState(rawValue: "2201B")
    public static let invalidRowCountInLimitClause = SQLState(rawValue: "2201W")
    public static let invalidRowCountInResultOffsetClause = SQLState(rawValue: "2201X")
    public static let invalidTablesampleArgument = SQLState(rawValue: "2202H")
    public static let invalidTablesampleRepeat = SQLState(rawValue: "2202G")
    public static let invalidTimeZoneDisplacementValue = SQLState(rawValue: "22009")
    public static let invalidUseOfEscapeCharacter = SQLState(rawValue: "2200C")
    public static let mostSpecificTypeMismatch = SQLState(rawValue: "2200G")
    public static let nullValueNotAllowed = SQLState(rawValue: "22004")
    public static let nullValueNoIndicatorParameter = SQLState(rawValue: "22002")
    public static let numericValueOutOfRange = SQLState(rawValue: "22003")
    public static let sequenceGeneratorLimitExceeded = SQLState(rawValue: "2200H")
    public static let stringDataLengthMismatch = SQLState(rawValue: "22026")
    public static let stringDataRightTruncation = SQLState(rawValue: "22001")
    public static let substringError = SQLState(rawValue: "22011")
    public static let trimError = SQLState(rawValue: "22027")
    public static let unterminatedCString = SQLState(rawValue: "22024")
    public static let zeroLengthCharacterString = SQLState(rawValue: "2200F")
    public static let floatingPointException = SQLState(rawValue: "22P01")
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    public static let invalidBinaryRepresentation = SQLState(rawValue: "22P03")
    public static let badCopyFileFormat = SQLState(rawValue: "22P04")
    public static let untranslatableCharacter = SQLState(rawValue: "22P05")
    public static let notAnXMLDocument = SQLState(rawValue: "2200L")
    public static let invalidXMLDocument = SQLState(rawValue: "2200M")
    public static let invalidXMLContent = SQLState(rawValue: "2200N")
    public static let invalidXMLComment = SQLState(rawValue: "2200S")
    public static let invalidXMLProcessingInstruction = SQLState(rawValue: "2200T")
    public static let duplicateJSONObjectKeyValue = SQLState(rawValue: "22030")
    public static let invalidArgumentForSQLJSONDatetimeFunction = SQLState(rawValue: "22031")
    public static let invalidJSONText = SQLState(rawValue: "22032")
    public static let invalidSQLJSONSubscript = SQLState(rawValue: "22033")
    public static let moreThanOneSQLJSONItem = SQLState(rawValue: "22034")
    public static let noSQLJSONItem = SQLState(rawValue: "22035")
    public static let nonNumericSQLJSONItem = SQLState(rawValue: "22036")
    public static let nonUniqueKeysInAJSONObject = SQLState(rawValue: "22037")
    public static let singletonSQLJSONItemRequired = SQLState(rawValue: "22038")
    public static let sqlJSONArrayNotFound = SQLState(rawValue: "22039")
    public static let sqlJSONMemberNotFound = SQLState(rawValue: "2203A")
    public static let sqlJSONNumberNotFound = SQLState(rawValue: "2203B")
    public static let sqlJSONObjectNotFound = SQLState(rawValue: "2203C")
    public static let tooManyJSONArrayElements = SQLState(rawValue: "2203D")
    public static let tooManyJSONObjectMembers = SQLState(rawValue: "2203E")
    public static let sqlJSONScalarRequired = SQLState(rawValue: "2203F")
    public static let sqlJSONItemCannotBeCastToTargetType = SQLState(rawValue: "2203G")

    // Class 23 - Integrity Constraint Violation
    public static let integrityConstraintViolation = SQLState(rawValue: "23000")
    public static let restrictViolation = SQLState(rawValue: "23001")
    public static let notNullViolation = SQLState(rawValue: "23502")
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    public static let uniqueViolation = SQLState(rawValue: "23505")
    public static let checkViolation = SQLState(rawValue: "23514")
    public static let exclusionViolation = SQLState(rawValue: "23P01")

    // Class 24 - Invalid Cursor State
    public static let invalidCursorState = SQLState(rawValue: "24000")

    // Class 25 - Invalid Transaction State
    public static let invalidTransactionState = SQLState(rawValue: "25000")
    public static let activeSQLTransaction = SQLState(rawValue: "25001")
    public static let branchTransactionAlreadyActive = SQLState(rawValue: "25002")
    public static let heldCursorRequiresSameIsolationLevel = SQLState(rawValue: "25008")
    public static let inappropriateAccessModeForBranchTransaction = SQLState(rawValue: "25003")
    public static let inappropriateIsolationLevelForBranchTransaction = SQLState(rawValue: "25004")
    public static let noActiveSQLTransactionForBranchTransaction = SQLState(rawValue: "25005")
    public static let readOnlySQLTransaction = SQLState(rawValue: "25006")
    public static let schemaAndDataStatementMixingNotSupported = SQLState(rawValue: "25007")
    public static let noActiveSQLTransaction = SQLState(rawValue: "25P01")
    public static let inFailedSQLTransaction = SQLState(rawValue: "25P02")
    public static let idleInTransactionSessionTimeout = SQLState(rawValue: "25P03")
    public static let transactionTimeout = SQLState(rawValue: "25P04")

    // Class 26 - Invalid SQL Statement Name
    public static let invalidSQLStatementName = SQLState(rawValue: "26000")

    // Class 27 - Triggered Data Change Violation
    public static let triggeredDataChangeViolation = SQLState(rawValue: "27000")

    // Class 28 - Invalid Authorization Specification
    public static let invalidAuthorizationSpecification = SQLState(rawValue: "28000")
    public static let invalidPassword = SQLState(rawValue: "28P01")

    // Class 2B - Dependent Privilege Descriptors Still Exist
    public static let dependentPrivilegeDescriptorsStillExist = SQLState(rawValue: "2B000")
    public static let dependentObjectsStillExist = SQLState(rawValue: "2BP01")

    // Class 2D - Invalid Transaction Termination
    public static let invalidTransactionTermination = SQLState(rawValue: "2D000")

    // Class 2F - SQL Routine Exception
    public static let sqlRoutineException = SQLState(rawValue: "2F000")
    public static let functionExecutedNoReturnStatement = SQLState(rawValue: "2F005")
    public static let sqlRoutineModifyingSQLDataNotPermitted = SQLState(rawValue: "2F002")
    public static let sqlRoutineProhibitedSQLStatementAttempted = SQLState(rawValue: "2F003")
    public static let sqlRoutineReadingSQLDataNotPermitted = SQLState(rawValue: "2F004")

    // Class 34 - Invalid Cursor Name
    public static let invalidCursorName = SQLState(rawValue: "34000")

    // Class 38 - External Routine Exception
    public static let externalRoutineException = SQLState(rawValue: "38000")
    public static let containingSQLNotPermitted = SQLState(rawValue: "38001")
    public static let externalRoutineModifyingSQLDataNotPermitted = SQLState(rawValue: "38002")
    public static let externalRoutineProhibitedSQLStatementAttempted = SQLState(rawValue: "38003")
    public static let externalRoutineReadingSQLDataNotPermitted = SQLState(rawValue: "38004")

    // Class 39 - External Routine Invocation Exception
    public static let externalRoutineInvocationException = SQLState(rawValue: "39000")
    public static let invalidSQLStateReturned = SQLState(rawValue: "39001")
    public static let externalRoutineInvocationNullValueNotAllowed = SQLState(rawValue: "39004")
    public static let triggerProtocolViolated = SQLState(rawValue: "39P01")
    public static let srfProtocolViolated = SQLState(rawValue: "39P02")
    public static let eventTriggerProtocolViolated = SQLState(rawValue: "39P03")

    // Class 3B - Savepoint Exception
    public static let savepointException = SQLState(rawValue: "3B000")
    public static let invalidSavepointSpecification = SQLState(rawValue: "3B001")

    // Class 3D - Invalid Catalog Name
    public static let invalidCatalogName = SQLState(rawValue: "3D000")

    // Class 3F - Invalid Schema Name
    public static let invalidSchemaName = SQLState(rawValue: "3F000")

    // Class 40 - Transaction Rollback
    public static let transactionRollback = SQLState(rawValue: "40000")
    public static let transactionIntegrityConstraintViolation = SQLState(rawValue: "40002")
    public static let serializationFailure = SQLState(rawValue: "40001")
    public static let statementCompletionUnknown = SQLState(rawValue: "40003")
    public static let deadlockDetected = SQLState(rawValue: "40P01")

    // Class 42 - Syntax Error or Access Rule Violation
    public static let syntaxErrorOrAccessRuleViolation = SQLState(rawValue: "42000")
    public static let syntaxError = SQLState(rawValue: "42601")
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    public static let cannotCoerce = SQLState(rawValue: "42846")
    public static let groupingError = SQLState(rawValue: "42803")
    public static let windowingError = SQLState(rawValue: "42P20")
    public static let invalidRecursion = SQLState(rawValue: "42P19")
    public static let invalidForeignKey = SQLState(rawValue: "42830")
    public static let invalidName = SQLState(rawValue: "42602")
    public static let nameTooLong = SQLState(rawValue: "42622")
    public static let reservedName = SQLState(rawValue: "42939")
    public static let datatypeMismatch = SQLState(rawValue: "42804")
    public static let indeterminateDatatype = SQLState(rawValue: "42P18")
    public static let collationMismatch = SQLState(rawValue: "42P21")
    public static let indeterminateCollation = SQLState(rawValue: "42P22")
    public static let wrongObjectType = SQLState(rawValue: "42809")
    public static let generatedAlways = SQLState(rawValue: "428C9")
    public static let undefinedColumn = SQLState(rawValue: "42703")
    public static let undefinedFunction = SQLState(rawValue: "42883")
    public static let undefinedTable = SQLState(rawValue: "42P01")
    public static let undefinedParameter = SQLState(rawValue: "42P02")
    public static let undefinedObject = SQLState(rawValue: "42704")
    public static let duplicateColumn = SQLState(rawValue: "42701")
    public static let duplicateCursor = SQLState(rawValue: "42P03")
    public static let duplicateDatabase = SQLState(rawValue: "42P04")
    public static let duplicateFunction = SQLState(rawValue: "42723")
    public static let duplicatePreparedStatement = SQLState(rawValue: "42P05")
    public static let duplicateSchema = SQLState(rawValue: "42P06")
    public static let duplicateTable = SQLState(rawValue: "42P07")
    public static let duplicateAlias = SQLState(rawValue: "42712")
    public static let duplicateObject = SQLState(rawValue: "42710")
    public static let ambiguousColumn = SQLState(rawValue: "42702")
    public static let ambiguousFunction = SQLState(rawValue: "42725")
    public static let ambiguousParameter = SQLState(rawValue: "42P08")
    public static let ambiguousAlias = SQLState(rawValue: "42P09")
    public static let invalidColumnReference = SQLState(rawValue: "42P10")
    public static let invalidColumnDefinition = SQLState(rawValue: "42611")
    public static let invalidCursorDefinition = SQLState(rawValue: "42P11")
    public static let invalidDatabaseDefinition = SQLState(rawValue: "42P12")
    public static let invalidFunctionDefinition = SQLState(rawValue: "42P13")
    public static let invalidPreparedStatementDefinition = SQLState(rawValue: "42P14")
    public static let invalidSchemaDefinition = SQLState(rawValue: "42P15")
    public static let invalidTableDefinition = SQLState(rawValue: "42P16")
    public static let invalidObjectDefinition = SQLState(rawValue: "42P17")

    // Class 44 - WITH CHECK OPTION Violation
    public static let withCheckOptionViolation = SQLState(rawValue: "44000")

    // Class 53 - Insufficient Resources
    public static let insufficientResources = SQLState(rawValue: "53000")
    public static let diskFull = SQLState(rawValue: "53100")
    public static let outOfMemory = SQLState(rawValue: "53200")
    public static let tooManyConnections = SQLState(rawValue: "53300")
    public static let configurationLimitExceeded = SQLState(rawValue: "53400")

    // Class 54 - Program Limit Exceeded
    public static let programLimitExceeded = SQLState(rawValue: "54000")
    public static let statementTooComplex = SQLState(rawValue: "54001")
    public static let tooManyColumns = SQLState(rawValue: "54011")
    public static let tooManyArguments = SQLState(rawValue: "54023")

    // Class 55 - Object Not In Prerequisite State
    public static let objectNotInPrerequisiteState = SQLState(rawValue: "55000")
    public static let objectInUse = SQLState(rawValue: "55006")
    public static let cantChangeRuntimeParam = SQLState(rawValue: "55P02")
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    public static let unsafeNewEnumValueUsage = SQLState(rawValue: "55P04")

    // Class 57 - Operator Intervention
    public static let operatorIntervention = SQLState(rawValue: "57000")
    public static let queryCanceled = SQLState(rawValue: "57014")
    public static let adminShutdown = SQLState(rawValue: "57P01")
    public static let crashShutdown = SQLState(rawValue: "57P02")
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    public static let databaseDropped = SQLState(rawValue: "57P04")
    public static let idleSessionTimeout = SQLState(rawValue: "57P05")

    // Class 58 - System Error (errors external to PostgreSQL itself)
    public static let systemError = SQLState(rawValue: "58000")
    public static let ioError = SQLState(rawValue: "58030")
    public static let undefinedFile = SQLState(rawValue: "58P01")
    public static let duplicateFile = SQLState(rawValue: "58P02")
    public static let fileNameTooLong = SQLState(rawValue: "58P03")

    // Class F0 - Configuration File Error
    public static let configFileError = SQLState(rawValue: "F0000")
    public static let lockFileExists = SQLState(rawValue: "F0001")

    // Class HV - Foreign Data Wrapper Error (SQL/MED)
    public static let fdwError = SQLState(rawValue: "HV000")
    public static let fdwColumnNameNotFound = SQLState(rawValue: "HV005")
    public static let fdwDynamicParameterValueNeeded = SQLState(rawValue: "HV002")
    public static let fdwFunctionSequenceError = SQLState(rawValue: "HV010")
    public static let fdwInconsistentDescriptorInformation = SQLState(rawValue: "HV021")
    public static let fdwInvalidAttributeValue = SQLState(rawValue: "HV024")
    public static let fdwInvalidColumnName = SQLState(rawValue: "HV007")
    public static let fdwInvalidColumnNumber = SQLState(rawValue: "HV008")
    public static let fdwInvalidDataType = SQLState(rawValue: "HV004")
    public static let fdwInvalidDataTypeDescriptors = SQLState(rawValue: "HV006")
    public static let fdwInvalidDescriptorFieldIdentifier = SQLState(rawValue: "HV091")
    public static let fdwInvalidHandle = SQLState(rawValue: "HV00B")
    public static let fdwInvalidOptionIndex = SQLState(rawValue: "HV00C")
    public static let fdwInvalidOptionName = SQLState(rawValue: "HV00D")
    public static let fdwInvalidStringLengthOrBufferLength = SQLState(rawValue: "HV090")
    public static let fdwInvalidStringFormat = SQLState(rawValue: "HV00A")
    public static let fdwInvalidUseOfNullPointer = SQLState(rawValue: "HV009")
    public static let fdwTooManyHandles = SQLState(rawValue: "HV014")
    public static let fdwOutOfMemory = SQLState(rawValue: "HV001")
    public static let fdwNoSchemas = SQLState(rawValue: "HV00P")
    public static let fdwOptionNameNotFound = SQLState(rawValue: "HV00J")
    public static let fdwReplyHandle = SQLState(rawValue: "HV00K")
    public static let fdwSchemaNotFound = SQLState(rawValue: "HV00Q")
    public static let fdwTableNotFound = SQLState(rawValue: "HV00R")
    public static let fdwUnableToCreateExecution = SQLState(rawValue: "HV00L")
    public static let fdwUnableToCreateReply = SQLState(rawValue: "HV00M")
    public static let fdwUnableToEstablishConnection = SQLState(rawValue: "HV00N")

    // Class P0 - PL/pgSQL Error
    public static let plpgsqlError = SQLState(rawValue: "P0000")
    public static let raiseException = SQLState(rawValue: "P0001")
    public static let noDataFound = SQLState(rawValue: "P0002")
    public static let tooManyRows = SQLState(rawValue: "P0003")
    public static let assertFailure = SQLState(rawValue: "P0004")

    // Class XX - Internal Error
    public static let internalError = SQLState(rawValue: "XX000")
    public static let dataCorrupted = SQLState(rawValue: "XX001")
    public static let indexCorrupted = SQLState(rawValue: "XX002")
}
