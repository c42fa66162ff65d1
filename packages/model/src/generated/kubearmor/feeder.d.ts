import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace feeder. */
export namespace feeder {

    /**
     * Properties of a NonceMessage.
     * @deprecated Use feeder.NonceMessage.$Properties instead.
     */
    interface INonceMessage extends feeder.NonceMessage.$Properties {
    }

    /** Represents a NonceMessage. */
    class NonceMessage {

        /**
         * Constructs a new NonceMessage.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.NonceMessage.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** NonceMessage nonce. */
        nonce: number;

        /**
         * Creates a new NonceMessage instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NonceMessage instance
         */
        static create(properties: feeder.NonceMessage.$Shape): feeder.NonceMessage & feeder.NonceMessage.$Shape;
        static create(properties?: feeder.NonceMessage.$Properties): feeder.NonceMessage;

        /**
         * Encodes the specified NonceMessage message. Does not implicitly {@link feeder.NonceMessage.verify|verify} messages.
         * @param message NonceMessage message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.NonceMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NonceMessage message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.NonceMessage & feeder.NonceMessage.$Shape} NonceMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.NonceMessage & feeder.NonceMessage.$Shape;
    }

    namespace NonceMessage {

        /** Properties of a NonceMessage. */
        interface $Properties {

            /** NonceMessage nonce */
            nonce?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NonceMessage. */
        type $Shape = feeder.NonceMessage.$Properties;
    }

    /**
     * Properties of a ReplyMessage.
     * @deprecated Use feeder.ReplyMessage.$Properties instead.
     */
    interface IReplyMessage extends feeder.ReplyMessage.$Properties {
    }

    /** Represents a ReplyMessage. */
    class ReplyMessage {

        /**
         * Constructs a new ReplyMessage.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.ReplyMessage.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReplyMessage Retval. */
        Retval: number;

        /**
         * Creates a new ReplyMessage instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReplyMessage instance
         */
        static create(properties: feeder.ReplyMessage.$Shape): feeder.ReplyMessage & feeder.ReplyMessage.$Shape;
        static create(properties?: feeder.ReplyMessage.$Properties): feeder.ReplyMessage;

        /**
         * Encodes the specified ReplyMessage message. Does not implicitly {@link feeder.ReplyMessage.verify|verify} messages.
         * @param message ReplyMessage message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.ReplyMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReplyMessage message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.ReplyMessage & feeder.ReplyMessage.$Shape} ReplyMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.ReplyMessage & feeder.ReplyMessage.$Shape;
    }

    namespace ReplyMessage {

        /** Properties of a ReplyMessage. */
        interface $Properties {

            /** ReplyMessage Retval */
            Retval?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReplyMessage. */
        type $Shape = feeder.ReplyMessage.$Properties;
    }

    /**
     * Properties of a RequestMessage.
     * @deprecated Use feeder.RequestMessage.$Properties instead.
     */
    interface IRequestMessage extends feeder.RequestMessage.$Properties {
    }

    /** Represents a RequestMessage. */
    class RequestMessage {

        /**
         * Constructs a new RequestMessage.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.RequestMessage.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RequestMessage Filter. */
        Filter: string;

        /**
         * Creates a new RequestMessage instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RequestMessage instance
         */
        static create(properties: feeder.RequestMessage.$Shape): feeder.RequestMessage & feeder.RequestMessage.$Shape;
        static create(properties?: feeder.RequestMessage.$Properties): feeder.RequestMessage;

        /**
         * Encodes the specified RequestMessage message. Does not implicitly {@link feeder.RequestMessage.verify|verify} messages.
         * @param message RequestMessage message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.RequestMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RequestMessage message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.RequestMessage & feeder.RequestMessage.$Shape} RequestMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.RequestMessage & feeder.RequestMessage.$Shape;
    }

    namespace RequestMessage {

        /** Properties of a RequestMessage. */
        interface $Properties {

            /** RequestMessage Filter */
            Filter?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RequestMessage. */
        type $Shape = feeder.RequestMessage.$Properties;
    }

    /**
     * Properties of a Message.
     * @deprecated Use feeder.Message.$Properties instead.
     */
    interface IMessage extends feeder.Message.$Properties {
    }

    /** Represents a Message. */
    class Message {

        /**
         * Constructs a new Message.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.Message.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Message Timestamp. */
        Timestamp: Long;

        /** Message UpdatedTime. */
        UpdatedTime: string;

        /** Message ClusterName. */
        ClusterName: string;

        /** Message HostName. */
        HostName: string;

        /** Message HostIP. */
        HostIP: string;

        /** Message Type. */
        Type: string;

        /** Message Level. */
        Level: string;

        /** Message Message. */
        Message: string;

        /**
         * Creates a new Message instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Message instance
         */
        static create(properties: feeder.Message.$Shape): feeder.Message & feeder.Message.$Shape;
        static create(properties?: feeder.Message.$Properties): feeder.Message;

        /**
         * Encodes the specified Message message. Does not implicitly {@link feeder.Message.verify|verify} messages.
         * @param message Message message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Message message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.Message & feeder.Message.$Shape} Message
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.Message & feeder.Message.$Shape;
    }

    namespace Message {

        /** Properties of a Message. */
        interface $Properties {

            /** Message Timestamp */
            Timestamp?: (Long|null);

            /** Message UpdatedTime */
            UpdatedTime?: (string|null);

            /** Message ClusterName */
            ClusterName?: (string|null);

            /** Message HostName */
            HostName?: (string|null);

            /** Message HostIP */
            HostIP?: (string|null);

            /** Message Type */
            Type?: (string|null);

            /** Message Level */
            Level?: (string|null);

            /** Message Message */
            Message?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Message. */
        type $Shape = feeder.Message.$Properties;
    }

    /**
     * Properties of a Podowner.
     * @deprecated Use feeder.Podowner.$Properties instead.
     */
    interface IPodowner extends feeder.Podowner.$Properties {
    }

    /** Represents a Podowner. */
    class Podowner {

        /**
         * Constructs a new Podowner.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.Podowner.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Podowner Ref. */
        Ref: string;

        /** Podowner Name. */
        Name: string;

        /** Podowner Namespace. */
        Namespace: string;

        /**
         * Creates a new Podowner instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Podowner instance
         */
        static create(properties: feeder.Podowner.$Shape): feeder.Podowner & feeder.Podowner.$Shape;
        static create(properties?: feeder.Podowner.$Properties): feeder.Podowner;

        /**
         * Encodes the specified Podowner message. Does not implicitly {@link feeder.Podowner.verify|verify} messages.
         * @param message Podowner message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.Podowner.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Podowner message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.Podowner & feeder.Podowner.$Shape} Podowner
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.Podowner & feeder.Podowner.$Shape;
    }

    namespace Podowner {

        /** Properties of a Podowner. */
        interface $Properties {

            /** Podowner Ref */
            Ref?: (string|null);

            /** Podowner Name */
            Name?: (string|null);

            /** Podowner Namespace */
            Namespace?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Podowner. */
        type $Shape = feeder.Podowner.$Properties;
    }

    /**
     * Properties of an ExecEvent.
     * @deprecated Use feeder.ExecEvent.$Properties instead.
     */
    interface IExecEvent extends feeder.ExecEvent.$Properties {
    }

    /** Represents an ExecEvent. */
    class ExecEvent {

        /**
         * Constructs a new ExecEvent.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.ExecEvent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ExecEvent ExecID. */
        ExecID: string;

        /** ExecEvent ExecutableName. */
        ExecutableName: string;

        /**
         * Creates a new ExecEvent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ExecEvent instance
         */
        static create(properties: feeder.ExecEvent.$Shape): feeder.ExecEvent & feeder.ExecEvent.$Shape;
        static create(properties?: feeder.ExecEvent.$Properties): feeder.ExecEvent;

        /**
         * Encodes the specified ExecEvent message. Does not implicitly {@link feeder.ExecEvent.verify|verify} messages.
         * @param message ExecEvent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.ExecEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an ExecEvent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.ExecEvent & feeder.ExecEvent.$Shape} ExecEvent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.ExecEvent & feeder.ExecEvent.$Shape;
    }

    namespace ExecEvent {

        /** Properties of an ExecEvent. */
        interface $Properties {

            /** ExecEvent ExecID */
            ExecID?: (string|null);

            /** ExecEvent ExecutableName */
            ExecutableName?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an ExecEvent. */
        type $Shape = feeder.ExecEvent.$Properties;
    }

    /**
     * Properties of an Alert.
     * @deprecated Use feeder.Alert.$Properties instead.
     */
    interface IAlert extends feeder.Alert.$Properties {
    }

    /** Represents an Alert. */
    class Alert {

        /**
         * Constructs a new Alert.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.Alert.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Alert Timestamp. */
        Timestamp: Long;

        /** Alert UpdatedTime. */
        UpdatedTime: string;

        /** Alert ClusterName. */
        ClusterName: string;

        /** Alert HostName. */
        HostName: string;

        /** Alert NodeID. */
        NodeID: string;

        /** Alert NamespaceName. */
        NamespaceName: string;

        /** Alert Owner. */
        Owner?: (feeder.Podowner.$Properties|null);

        /** Alert PodName. */
        PodName: string;

        /** Alert Labels. */
        Labels: string;

        /** Alert ContainerID. */
        ContainerID: string;

        /** Alert ContainerName. */
        ContainerName: string;

        /** Alert ContainerImage. */
        ContainerImage: string;

        /** Alert HostPPID. */
        HostPPID: number;

        /** Alert HostPID. */
        HostPID: number;

        /** Alert PPID. */
        PPID: number;

        /** Alert PID. */
        PID: number;

        /** Alert UID. */
        UID: number;

        /** Alert UserName. */
        UserName: string;

        /** Alert ParentProcessName. */
        ParentProcessName: string;

        /** Alert ProcessName. */
        ProcessName: string;

        /** Alert PolicyName. */
        PolicyName: string;

        /** Alert Severity. */
        Severity: string;

        /** Alert Tags. */
        Tags: string;

        /** Alert ATags. */
        ATags: string[];

        /** Alert Message. */
        Message: string;

        /** Alert Type. */
        Type: string;

        /** Alert Source. */
        Source: string;

        /** Alert Operation. */
        Operation: string;

        /** Alert Resource. */
        Resource: string;

        /** Alert Data. */
        Data: string;

        /** Alert EventData. */
        EventData: { [k: string]: string };

        /** Alert Enforcer. */
        Enforcer: string;

        /** Alert Action. */
        Action: string;

        /** Alert Result. */
        Result: string;

        /** Alert Cwd. */
        Cwd: string;

        /** Alert TTY. */
        TTY: string;

        /** Alert MaxAlertsPerSec. */
        MaxAlertsPerSec: number;

        /** Alert DroppingAlertsInterval. */
        DroppingAlertsInterval: number;

        /** Alert ExecEvent. */
        ExecEvent?: (feeder.ExecEvent.$Properties|null);

        /** Alert KubeArmorVersion. */
        KubeArmorVersion: string;

        /** Alert ProcessHash. */
        ProcessHash: string;

        /** Alert ParentHash. */
        ParentHash: string;

        /** Alert ResourceHash. */
        ResourceHash: string;

        /** Alert HashAlgo. */
        HashAlgo: string;

        /**
         * Creates a new Alert instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Alert instance
         */
        static create(properties: feeder.Alert.$Shape): feeder.Alert & feeder.Alert.$Shape;
        static create(properties?: feeder.Alert.$Properties): feeder.Alert;

        /**
         * Encodes the specified Alert message. Does not implicitly {@link feeder.Alert.verify|verify} messages.
         * @param message Alert message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.Alert.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Alert message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.Alert & feeder.Alert.$Shape} Alert
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.Alert & feeder.Alert.$Shape;
    }

    namespace Alert {

        /** Properties of an Alert. */
        interface $Properties {

            /** Alert Timestamp */
            Timestamp?: (Long|null);

            /** Alert UpdatedTime */
            UpdatedTime?: (string|null);

            /** Alert ClusterName */
            ClusterName?: (string|null);

            /** Alert HostName */
            HostName?: (string|null);

            /** Alert NodeID */
            NodeID?: (string|null);

            /** Alert NamespaceName */
            NamespaceName?: (string|null);

            /** Alert Owner */
            Owner?: (feeder.Podowner.$Properties|null);

            /** Alert PodName */
            PodName?: (string|null);

            /** Alert Labels */
            Labels?: (string|null);

            /** Alert ContainerID */
            ContainerID?: (string|null);

            /** Alert ContainerName */
            ContainerName?: (string|null);

            /** Alert ContainerImage */
            ContainerImage?: (string|null);

            /** Alert HostPPID */
            HostPPID?: (number|null);

            /** Alert HostPID */
            HostPID?: (number|null);

            /** Alert PPID */
            PPID?: (number|null);

            /** Alert PID */
            PID?: (number|null);

            /** Alert UID */
            UID?: (number|null);

            /** Alert UserName */
            UserName?: (string|null);

            /** Alert ParentProcessName */
            ParentProcessName?: (string|null);

            /** Alert ProcessName */
            ProcessName?: (string|null);

            /** Alert PolicyName */
            PolicyName?: (string|null);

            /** Alert Severity */
            Severity?: (string|null);

            /** Alert Tags */
            Tags?: (string|null);

            /** Alert ATags */
            ATags?: (string[]|null);

            /** Alert Message */
            Message?: (string|null);

            /** Alert Type */
            Type?: (string|null);

            /** Alert Source */
            Source?: (string|null);

            /** Alert Operation */
            Operation?: (string|null);

            /** Alert Resource */
            Resource?: (string|null);

            /** Alert Data */
            Data?: (string|null);

            /** Alert EventData */
            EventData?: ({ [k: string]: string }|null);

            /** Alert Enforcer */
            Enforcer?: (string|null);

            /** Alert Action */
            Action?: (string|null);

            /** Alert Result */
            Result?: (string|null);

            /** Alert Cwd */
            Cwd?: (string|null);

            /** Alert TTY */
            TTY?: (string|null);

            /** Alert MaxAlertsPerSec */
            MaxAlertsPerSec?: (number|null);

            /** Alert DroppingAlertsInterval */
            DroppingAlertsInterval?: (number|null);

            /** Alert ExecEvent */
            ExecEvent?: (feeder.ExecEvent.$Properties|null);

            /** Alert KubeArmorVersion */
            KubeArmorVersion?: (string|null);

            /** Alert ProcessHash */
            ProcessHash?: (string|null);

            /** Alert ParentHash */
            ParentHash?: (string|null);

            /** Alert ResourceHash */
            ResourceHash?: (string|null);

            /** Alert HashAlgo */
            HashAlgo?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Alert. */
        type $Shape = feeder.Alert.$Properties;
    }

    /**
     * Properties of a Log.
     * @deprecated Use feeder.Log.$Properties instead.
     */
    interface ILog extends feeder.Log.$Properties {
    }

    /** Represents a Log. */
    class Log {

        /**
         * Constructs a new Log.
         * @param [properties] Properties to set
         */
        constructor(properties?: feeder.Log.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Log Timestamp. */
        Timestamp: Long;

        /** Log UpdatedTime. */
        UpdatedTime: string;

        /** Log ClusterName. */
        ClusterName: string;

        /** Log HostName. */
        HostName: string;

        /** Log NodeID. */
        NodeID: string;

        /** Log NamespaceName. */
        NamespaceName: string;

        /** Log Owner. */
        Owner?: (feeder.Podowner.$Properties|null);

        /** Log PodName. */
        PodName: string;

        /** Log Labels. */
        Labels: string;

        /** Log ContainerID. */
        ContainerID: string;

        /** Log ContainerName. */
        ContainerName: string;

        /** Log ContainerImage. */
        ContainerImage: string;

        /** Log HostPPID. */
        HostPPID: number;

        /** Log HostPID. */
        HostPID: number;

        /** Log PPID. */
        PPID: number;

        /** Log PID. */
        PID: number;

        /** Log UID. */
        UID: number;

        /** Log UserName. */
        UserName: string;

        /** Log ParentProcessName. */
        ParentProcessName: string;

        /** Log ProcessName. */
        ProcessName: string;

        /** Log Type. */
        Type: string;

        /** Log Source. */
        Source: string;

        /** Log Operation. */
        Operation: string;

        /** Log Resource. */
        Resource: string;

        /** Log Data. */
        Data: string;

        /** Log EventData. */
        EventData: { [k: string]: string };

        /** Log Result. */
        Result: string;

        /** Log Cwd. */
        Cwd: string;

        /** Log TTY. */
        TTY: string;

        /** Log ExecEvent. */
        ExecEvent?: (feeder.ExecEvent.$Properties|null);

        /** Log ProcessHash. */
        ProcessHash: string;

        /** Log ParentHash. */
        ParentHash: string;

        /** Log ResourceHash. */
        ResourceHash: string;

        /** Log HashAlgo. */
        HashAlgo: string;

        /**
         * Creates a new Log instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Log instance
         */
        static create(properties: feeder.Log.$Shape): feeder.Log & feeder.Log.$Shape;
        static create(properties?: feeder.Log.$Properties): feeder.Log;

        /**
         * Encodes the specified Log message. Does not implicitly {@link feeder.Log.verify|verify} messages.
         * @param message Log message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: feeder.Log.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Log message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {feeder.Log & feeder.Log.$Shape} Log
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): feeder.Log & feeder.Log.$Shape;
    }

    namespace Log {

        /** Properties of a Log. */
        interface $Properties {

            /** Log Timestamp */
            Timestamp?: (Long|null);

            /** Log UpdatedTime */
            UpdatedTime?: (string|null);

            /** Log ClusterName */
            ClusterName?: (string|null);

            /** Log HostName */
            HostName?: (string|null);

            /** Log NodeID */
            NodeID?: (string|null);

            /** Log NamespaceName */
            NamespaceName?: (string|null);

            /** Log Owner */
            Owner?: (feeder.Podowner.$Properties|null);

            /** Log PodName */
            PodName?: (string|null);

            /** Log Labels */
            Labels?: (string|null);

            /** Log ContainerID */
            ContainerID?: (string|null);

            /** Log ContainerName */
            ContainerName?: (string|null);

            /** Log ContainerImage */
            ContainerImage?: (string|null);

            /** Log HostPPID */
            HostPPID?: (number|null);

            /** Log HostPID */
            HostPID?: (number|null);

            /** Log PPID */
            PPID?: (number|null);

            /** Log PID */
            PID?: (number|null);

            /** Log UID */
            UID?: (number|null);

            /** Log UserName */
            UserName?: (string|null);

            /** Log ParentProcessName */
            ParentProcessName?: (string|null);

            /** Log ProcessName */
            ProcessName?: (string|null);

            /** Log Type */
            Type?: (string|null);

            /** Log Source */
            Source?: (string|null);

            /** Log Operation */
            Operation?: (string|null);

            /** Log Resource */
            Resource?: (string|null);

            /** Log Data */
            Data?: (string|null);

            /** Log EventData */
            EventData?: ({ [k: string]: string }|null);

            /** Log Result */
            Result?: (string|null);

            /** Log Cwd */
            Cwd?: (string|null);

            /** Log TTY */
            TTY?: (string|null);

            /** Log ExecEvent */
            ExecEvent?: (feeder.ExecEvent.$Properties|null);

            /** Log ProcessHash */
            ProcessHash?: (string|null);

            /** Log ParentHash */
            ParentHash?: (string|null);

            /** Log ResourceHash */
            ResourceHash?: (string|null);

            /** Log HashAlgo */
            HashAlgo?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Log. */
        type $Shape = feeder.Log.$Properties;
    }
}
